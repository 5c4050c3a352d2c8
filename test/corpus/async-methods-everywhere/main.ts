const key = Symbol("key");
class C {
	#n = 1;
	async plain() { return this.#n; }
	static async fixed() { return this.name; }
	async #hidden(by: number) { await null; return (this.#n += by); }
	static async #secret() { return "secret"; }
	async *#count() { yield this.#n; yield* [this.#n + 1]; }
	async ["computed" + 1]() { return "computed"; }
	static async *[key]() { yield "static generator"; }
	get value() { return this.#n; }
	set value(v) { this.#n = v; }
	async get() { return "a method called get"; }
	async set() { return "set"; }
	async static() { return "static"; }
	async async() { return "async"; }
	async await() { return "await"; }
	async 0() { return "zero"; }
	async "quoted name"() { return "quoted"; }
	async use() { const all = []; for await (const v of this.#count()) all.push(v); return [await this.#hidden(2), await C.#secret(), all.join("+")].join(); }
	static { void (async () => { await null; console.log("from the static block", await C.#secret()); })(); }
}
const c = new C() as C & Record<string, () => Promise<string>>;
console.log(await c.plain(), await C.fixed(), await c.computed1!(), (await C[key]().next()).value, await c.use(), c.value);
c.value = 9; console.log(await c.plain(), await c.get(), await c.set(), await c.static(), await c.async(), await c.await(), await c[0]!(), await c["quoted name"]!());
for (const k of ["plain", "get", "computed1", "0"]) console.log(k, JSON.stringify(Object.getOwnPropertyDescriptor(C.prototype, k)), (C.prototype as never as Record<string, () => void>)[k]!.name);
console.log(Object.getOwnPropertyNames(C.prototype).join(), Object.getOwnPropertyNames(C).join());
try { new (C.prototype.plain as never as new () => object)(); } catch (e) { console.log((e as Error).name); }
try { await (C.prototype.use as (this: unknown) => Promise<unknown>).call({}); } catch (e) { console.log((e as Error).name); }
