return function* () { yield; class B extends Object { static #$$m2 = $$h.async($$h.method(this.prototype, "t"));
	t() { return $$h.start(B.#$$g1($$h.superIn(B.prototype, this)).call(this), 2); } static #$$g1($$super) { return function* (){ return $$super.toString.call(this); }; }
	f(_        ) { return (($$arguments, $$super) => { const $$g3 = function* $$g3(){ return ( $$arguments.length + ($$super.valueOf.call(this) === this ? 1 : 0)); }; return $$h.async(() => $$h.start($$g3.call(this), 3)); })(arguments, $$h.superOf((k) => super[k], (k, v) => { super[k] = v; })); }
}
function outer() { return (($$newTarget) => { const $$g4 = function* $$g4(){ return ( $$newTarget); }; return $$h.async(() => $$h.start($$g4.call(undefined), 4)); })(new.target); }

}; })