const base = { async hello() { return "base " + (this as { name?: string }).name; }, async *each() { yield "base each"; } };
const o = { __proto__: base, name: "o", async hello() { return "own " + (await super.hello()); }, async *each(): AsyncGenerator<string> { yield* super.each(); yield "own each"; }, get async() { return "getter"; }, async get() { return "get"; }, async: 1 as never, await: 2, async *gen() { yield this.name; }, async await() { return 3; } };
console.log(await o.hello(), await o.get(), await o.await()); for await (const v of o.each()) console.log(v); for await (const v of o.gen()) console.log(v);
const { async } = o; console.log(async, Object.keys(o).join());
console.log("prototype" in o.hello, "prototype" in o.gen, Object.hasOwn(o.gen, "prototype"), JSON.stringify(Object.getOwnPropertyDescriptor(o, "get")));
