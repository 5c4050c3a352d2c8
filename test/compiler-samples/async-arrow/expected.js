return function* () { yield; const one = (($$g1) => $$h.async(({ "one": ($$p0) => /*$$0:12-55*/ $$h.start($$g1.call(undefined, $$p0), 2) })["one"]))(function* $$g1(x        ){ return ( x + 1); });
const two = (($$g2) => $$h.async(({ "two": ($$p0, ...$$r) => /*$$0:69-148*/ $$h.call($$g2, undefined, $$h.join([$$p0], $$r), 3) })["two"]))(function* $$g2({ x }               , ...rest          ){
	return rest.length + x;
});
[1].map((($$g3) => $$h.async(($$p0) => /*$$0:158-183*/ $$h.start($$g3.call(undefined, $$p0), 4)))(function* $$g3(x){ return ( (yield $$h.await( /*$$*/one(x), 5))); }));

}; })