return function* () { yield; class C {/*$$0:0-187*/ static { $$h.fieldNames(this); } static #$$m2 = $$h.async($$h.method(this.prototype, "plain")); static #$$m4 = $$h.asyncGenerator($$h.method(this, "all")); static #$$m6 = $$h.async($$h.method(this.prototype, $$h.memberKey(this, "$$m6"))); static #$$m8 = $$h.async(({ "#hidden"() { /*$$0:154-185*/ return $$h.start(C.#$$g7.call(this), 6); } })["#hidden"]);
	#n = 1;
	plain($$p0) { /*$$0:20-66*/ return $$h.start(C.#$$g1.call(this, $$p0), 2); } static * #$$g1(         a         ){ return a; }
	static all() { /*$$0:75-100*/ return $$h.generate(C.#$$m4, C.#$$g3.call(this), 3); } static * #$$g3(){ (yield $$h.yield((yield $$h.await( 1, 4)), 4)); }
	[$$h.fieldKey("$$m6", Symbol.asyncIterator)]() { /*$$0:102-152*/ return $$h.start(C.#$$g5.call(this), 5); } static * #$$g5(){ return this.#n; }
	get #hidden() { return C.#$$m8; } static * #$$g7(){ (yield $$h.await( null, 7)); }
}
const o = { m: (() => { const $$f10 = $$h.async(({ "m"() { /*$$0:200-223*/ return $$h.start($$g9.call(this), 8); } })["m"]); function* $$g9(){ return 1; } return $$f10; })(), g: (() => { const $$f13 = $$h.asyncGenerator(({ "g"() { /*$$0:225-238*/ return $$h.generate($$f13, $$g12.call(this), 9); } })["g"]); function* $$g12(){} return $$f13; })() };

}; })