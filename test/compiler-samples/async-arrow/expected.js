return function* () { yield; const one = $$h.async((($$g1) => ({ "one": ($$p0) => $$h.start($$g1.call(undefined, $$p0), 2) })["one"])(function* (x        ){ return ( x + 1); }));
const two = $$h.async((($$g2) => ({ "two": ($$p0, ...$$r) => $$h.call($$g2, undefined, $$h.join([$$p0], $$r), 3) })["two"])(function* ({ x }               , ...rest          ){
	return rest.length + x;
}));
[1].map($$h.async((($$g3) => ($$p0) => $$h.start($$g3.call(undefined, $$p0), 4))(function* (x){ return ( (yield $$h.await( one(x), 5))); })));

}; })