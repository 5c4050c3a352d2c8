return function* () { $$h.exports({ get C() { return C; } }, [], []); yield; const $$D1 = $$h.decorate([ (d),   (e(1)), ]); { class C extends $$h.parent((B)) {/*$$0:16-263*/ static #$$m3 = $$h.async($$h.method(this.prototype, "m")); static { $$D1.apply(this); } #$$i6 = $$D1.begin(this); z;
	[$$D1.add("method", false, [ (d), ], "m")]($$p0) { /*$$0:40-81*/ return $$h.start(C.#$$g2.call(this, $$p0), 2); } static * #$$g2(a        ){ (yield $$h.await( a, 3)); return $$D1.class; }
	static get [$$D1.add("getter", true, [ (d), ],
(key()))]() { return 1; }
	[$$D1.add("field", false, [ (d), ], "f")] = $$D1.init(2, this, (1)); #$$i4 = $$D1.after(2, this);
	static [$$D1.add("method", false, [ (d), ], "#p", { has: (o) => #p in o, get: (o) => o.#p }, {"#p"() { return this.#q; }})]() {} get #p() { return $$D1.method(3); }
	static [$$D1.add("field", true, [ (d), ], "#q", { has: (o) => #q in o, get: (o) => o.#q, set: (o, v) => { o.#q = v; } }, {})]() {} static #q = $$D1.init(4, this, $$h.keyed($$D1.nameOf(4), (() => {}))); static { $$D1.after(4, this); }
	get [$$D1.add("accessor", false, [ (d), ], "a")]() { return this.#a; } set [$$h.sameKey()](v) { this.#a = v; } #a = $$D1.init(5, this, (1)); #$$i5 = $$D1.after(5, this);
	constructor(         z        ) {/*$$0:217-261*/ super();; this.z = z; }
 static { $$D1.end(); } } } let C = $$D1.class;
const $$D7 = $$h.decorate([]); class Plain {/*$$0:264-289*/ static { $$D7.apply(this); } #$$i8 = $$D7.begin(this); [$$D7.add("method", false, [ (d), ], "m")]() {} }
const X = (($$D9) => (class {/*$$0:303-329*/ static { $$h.name(this, "X"); } static { $$D9.apply(this); } [$$D9.add("field", false, [ (d), ], "x")] = $$D9.init(0, this, $$h.keyed($$D9.nameOf(0), (class {}))); #$$i10 = $$D9.after(0, this);  static { $$D9.end(); } }, $$D9.class))($$h.decorate([ (d), ]));

}; })