class C {
	#n = 1;
	async plain(this: C, a?: number) { return a; }
	static async *all() { yield 1; }
	async [Symbol.asyncIterator]() { return this.#n; }
	async #hidden() { await null; }
}
const o = { async m() { return 1; }, async *g() {} };
