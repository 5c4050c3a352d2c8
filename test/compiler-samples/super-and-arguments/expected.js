return function* () { yield; class B extends $$h.parent((Object)) {/*$$0:0-158*/ static #$$m2 = $$h.async($$h.method(this.prototype, "t"));
	t() { /*$$0:26-64*/ return $$h.start(B.#$$g1($$h.superIn(B.prototype, this)).call(this), 2); } static #$$g1($$super) { return function* (){ return $$h.callSuper($$super.toString, ".toString", this, []); }; }
	f(_        ) {/*$$0:66-156*/ return (($$arguments, $$super) => { const $$g3 = function* $$g3(){ return ( $$arguments.length + ($$h.callSuper($$super.valueOf, ".valueOf", this, []) === this ? 1 : 0)); }; return $$h.async(() => /*$$0:88-153*/ $$h.start($$g3.call(this), 3)); })(arguments, $$h.superOf((k) => super[k], (k, v) => { super[k] = v; })); }
}
function outer() {/*$$0:159-210*/ return (($$newTarget) => { const $$g4 = function* $$g4(){ return ( $$newTarget); }; return $$h.async(() => /*$$0:185-207*/ $$h.start($$g4.call(undefined), 4)); })(new.target); }

}; })