@d @e(1) export class C extends B {
	@d async m(a: number) { await a; return C; }
	@d
	static get [key()]() { return 1; }
	@d f: number = 1;
	@d #p() { return this.#q; }
	@d static #q = () => {};
	@d accessor a = 1;
	constructor(readonly z: number) { super(); }
}
class Plain { @d m() {} }
const X = @d class { @d x = class {}; };
