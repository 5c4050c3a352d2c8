class A { x = 1; m(k: number) { return "A.m" + k + this.x; } get g() { return "A.g" + this.x; } static s() { return "A.s"; } async am() { return "A.am"; } }
class B extends A { override x = 2; override m(k: number) { return "B.m" + k; } async t() { await null; return [super.m(1), super.g, await (async () => super.m(2))()].join(); } static async u() { await null; return super.s(); } override async am() { return "B" + (await super.am()); } }
console.log(await new B().t(), await B.u(), await new B().am());
