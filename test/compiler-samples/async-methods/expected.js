return function* () { yield; class C {
	#n = 1;
	plain($$p0) { return $$h.start(C.#$$g2.call(this, $$p0), 2); } static * #$$g2(         a         ){ return a; } static { $$h.async($$h.method(this.prototype, "plain")); }
	static all() { return $$h.generate(C.#$$m3, C.#$$g4.call(this), 3); } static * #$$g4(){ (yield $$h.yield((yield $$h.await( 1, 4)), 4)); } static #$$m3 = $$h.asyncGenerator($$h.method(this, "all"));
	[Symbol.asyncIterator]() { return $$h.start(C.#$$g6.call(this), 5); } static * #$$g6(){ return this.#n; } static { $$h.async($$h.method(this.prototype, Symbol.asyncIterator)); }
	#hidden() { return $$h.start(C.#$$g8.call(this), 6); } static * #$$g8(){ (yield $$h.await( null, 7)); }
}
const o = $$h.methods({ m() { function* $$g9(){ return 1; } return $$h.start($$g9.call(this), 8); }, g() { function* $$g10(){} return $$h.generate(undefined, $$g10.call(this), 9); } }, ["m"], ["g"]);

}; })