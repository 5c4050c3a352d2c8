// super in async methods, generators, arrows within arrows, statics, literals, accessors, defaults of parameters, and field initialisers.
class Base {
	name = "base"; calls = 0;
	async greet(a: string) { this.calls++; return `${this.name} greets ${a}`; }
	*each() { yield 1; yield this.name; }
	async *stream() { yield this.name; yield await Promise.resolve("later"); }
	get value() { return `value of ${this.name}`; }
	set value(v) { this.name = v; }
	static async create(this: any, n: string) { const made = new this(); made.name = n; return made; }
	static get kind() { return `kind of ${this.name}`; }
}
class Derived extends Base {
	#deep = async () => (async () => (async () => super.value)())();
	field = async (k: "greet" = "greet") => super[k]("field");
	async greet(a: string, b = super.value) { return `${await super.greet(a)} (${b}) ${this.calls}`; }
	async *stream() { yield* super.stream(); yield* super.each() as any; const key = await Promise.resolve("value" as const); yield super[key]; super.value = "set"; yield this.name; }
	async arrows() { const inner = async () => { await null; const more = async () => [super.value, await super.greet("arrow"), (() => super.value)()]; return more(); }; return (await inner()).join(";"); }
	async spread() { return super.greet(...(["spread"] as [string])); }
	async optional() { return [await super.greet?.("opt"), (super.value as any)?.length, await (super["missing" as "greet"] as any)?.("x")].join(); }
	async update() { super.value += "!"; (super.value as any) ??= await Promise.resolve(1); [super.value] = ["destructured" + (await Promise.resolve("?"))]; return this.name; }
	async awaited() { return super[await Promise.resolve("greet" as const)]("awaited"); }
	deep() { return this.#deep(); }
	static async create(n: string) { const made = await super.create(n); return made; }
	static describe = async () => super.kind;
	async tagged() { return await (super.greet as any)`x`; }
	async closure() { const f = () => super.greet("closure"); await null; return f(); }
}
const d = await Derived.create("D");
console.log(await d.greet("x"), await d.field(), await d.deep(), await d.spread(), await d.optional(), await d.awaited());
for await (const item of d.stream()) console.log(item);
console.log(await d.arrows(), await d.update(), await Derived.describe(), await d.closure(), await d.tagged().catch((e: Error) => e.name));
const proto = { async hi(this: any) { return `proto ${this.me}`; }, get g(): string { return "g of " + (this as any).me; } };
const o: any = { __proto__: proto, me: "o", async hi() { return `o/${await super.hi()}`; }, async *all() { yield (super.g as string); yield await super.hi(); }, deep: null, async nested() { const f = async () => super.hi(); return f(); }, async [("com" + "puted")]() { return super.hi(); }, async missing() { return super.nope(); } };
console.log(await o.hi(), await o.nested(), await o.computed(), await o.missing().catch((e: Error) => e.name));
for await (const item of o.all()) console.log(item);
const borrowed = o.hi; console.log(await borrowed.call({ me: "borrower" }));
class Late extends Base { ready: Promise<string>; constructor() { const go = async () => { super(); await null; return super.value; }; const p = go(); super.name; this.ready = p; } }
console.log(await new Late().ready);
class Twice extends Base { constructor() { super(); const again = async () => { super(); }; again().catch((error) => console.log(error.name)); } }
new Twice();
class Early extends Base { constructor() { const p = (async () => this.name)(); p.catch((error) => console.log(error.name)); super(); } }
new Early(); await null;
