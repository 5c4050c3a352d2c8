// A call through a type assertion, a non-null mark or parentheses is still a call of a method, with its receiver.
class Base { me = "base"; async hi(x?: unknown) { return `${this.me}(${String(x)})`; } get fn() { return function (this: any) { return String(this?.me); }; } static async st() { return this.name; } }
class D extends Base {
	override me = "d";
	async a() { return [await super.hi!(1), await (super.hi)(2), await (super.hi as any)(3), await (<any>super.hi)(4), await super.hi?.(5), await (super.hi satisfies unknown as any)(6), await super["hi"]!(7), super.fn(), await super.hi<number>?.(8 as never)].join(); }
	async b() { const f = async () => [await super.hi!(1), await (super.hi as any)(2), super.fn()]; return (await f()).join(); }
	async c() { return [(0, super.fn)(), (super.fn)(), await (await super.hi)?.call({ me: "called" }, 1)].join(); }
	async *d() { yield await super.hi!(1); yield* (await (super.hi as any)("it")) as string; }
	static async e() { return [await super.st!(), await (super.st as any)()].join(); }
	async f() { const { hi } = { hi: super.hi }; return `${typeof hi} ${await hi.call(this)}`; }
	async g() { let log = ""; const key = () => (log += "k", "hi" as const); const arg = async () => (log += "a", 1); return await super[key()](await arg()) + log; }
	async h() { try { return await (super["no" as "hi"] as any)(1); } catch (error) { return (error as Error).name; } }
	async i() { return new (super.constructor as any)().me; }
	async j() { return delete (this as any).me, "me" in this; }
}
const d = new D() as any;
console.log(await d.a()); console.log(await d.b()); console.log(await d.c().catch((e: Error) => e.name));
for await (const x of d.d()) console.log(x);
console.log(await D.e(), await d.f(), await d.g(), await d.h(), await d.i(), await d.j());
