class C { #n = 1; async #inc() { await null; return ++this.#n; } static async has(o: object) { await null; return #n in o; } async run() { return [await this.#inc(), await this.#inc()].join(); } }
console.log(await new C().run(), await C.has(new C()), await C.has({}));
