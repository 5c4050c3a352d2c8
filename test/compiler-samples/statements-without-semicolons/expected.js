return function* () { yield; const a = 1;
(yield $$h.await( a, 2));
const b = a          ;
(yield $$h.await( b, 3));
let c         ;

((yield $$h.await( a, 4)));

}; })