return function* () { yield;


         class A                 { p;                x = 1;                    constructor(                 p        , q         ) {; this.p = p; }                                    over(a         ) { }                      }
function f(                 a        , b         )                   { }
const g = (x



)=> ({ b: 2 })         ;
const h =           (x   ) => x ;


let v =         ((1           ));

}; })