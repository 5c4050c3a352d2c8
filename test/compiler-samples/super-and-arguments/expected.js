return function* () { yield; class B extends Object {
	t() { const $$super = $$h.superOf((k) => super[k], (k, v) => { super[k] = v; }); function* $$g2(){ return $$super.toString.call(this); } return $$h.start($$g2.call(this), 2); } static { $$h.async($$h.method(this.prototype, "t")); }
	f(_        ) { return $$h.async((($$arguments, $$super) => { const $$g3 = function* (){ return ( $$arguments.length + ($$super.valueOf.call(this) === this ? 1 : 0)); }; return () => $$h.start($$g3.call(this), 3); })(arguments, $$h.superOf((k) => super[k], (k, v) => { super[k] = v; }))); }
}
function outer() { return $$h.async((($$newTarget) => { const $$g4 = function* (){ return ( $$newTarget); }; return () => $$h.start($$g4.call(undefined), 4); })(new.target)); }

}; })