class A { set v(x: number) { console.log("set", x, this.constructor.name); } }
class B extends A { async t() { await null; super.v = 5; (super.v as number) = 6; } }
await new B().t();
