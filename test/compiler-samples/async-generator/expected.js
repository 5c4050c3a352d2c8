return function* () { let g = (($$f2) => $$f2 = $$h.asyncGenerator(({ "g"($$p0) { /*$$0:0-83*/ return $$h.generate($$f2, $$g1.call(this, $$p0), 2); } })["g"]))(); yield; function* $$g1(n        ){
	const got = (yield $$h.yield((yield $$h.await( n, 3)), 3));
	(yield* $$h.delegate( [1, 2], 4));
	return (yield $$h.await( got, 5));
}

}; })