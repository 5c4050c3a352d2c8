// Private methods, fields, accessors, brand checks and statics, in async methods, arrows, generators and nested classes.
class A {
	#x = 1;
	static #count = 0;
	#list: string[] = [];
	async #inc(by: number) { await null; this.#x += by; return this.#x; }
	async *#gen() { yield this.#x; await null; yield* this.#more(); }
	*#more() { yield "more"; yield this.#x++; }
	static async #make() { await null; A.#count++; return new A(); }
	static make = async () => await A.#make();
	get #twice() { return this.#x * 2; }
	set #twice(n) { this.#x = n / 2; }
	arrow = async () => { await null; return [this.#x, this.#twice, #x in this]; };
	async run() {
		console.log(await this.#inc(4), this.#twice);
		this.#twice = await Promise.resolve(20);
		for await (const item of this.#gen()) this.#list.push(String(item));
		this.#x ||= await Promise.reject(1); this.#x &&= await Promise.resolve(3); this.#x **= await Promise.resolve(2); this.#x++;
		({ a: this.#x, b: [this.#x = await Promise.resolve(5)] } = { a: 1, b: [] } as any);
		for await (this.#x of [7, 8]) console.log("loop", this.#x);
		return [this.#list.join(), this.#x, A.#count, (await this.arrow()).join()].join(" ");
	}
	static async is(o: object) { await null; return #x in o && #inc in o; }
	async steal(o: any) { return o.#x; }
	async call(o: any) { return await o.#inc(1); }
	async optional(o: any) { return [o?.#x, await o?.#inc?.(1)].join(); }
	async nested() { const outer = this; class B { #x = "inner"; async both() { await null; return this.#x + (await outer.#inc(1)); } } return new B().both(); }
	async set(o: any) { o.#inc = 1; }
}
const a = await A.make();
console.log(await a.run(), await A.is(a), await A.is({}), await a.nested(), await a.optional(a), JSON.stringify(await a.optional(null)));
for (const call of [() => a.steal({}), () => a.call({}), () => a.set(a), () => a.steal(null)]) await call().then(console.log, (error: Error) => console.log(error.name));
class D extends A { #x = "D"; async own() { return this.#x + (await this.arrow()).join(); } }
console.log(await new D().own());
class S { static #secret = 1; static async read(this: any) { return this.#secret; } } class T extends S {}
console.log(await S.read(), await T.read().catch((error: Error) => error.name));
