// How often the constructor of promises is looked up by for await, yield* and await, and after how many ticks; what results of async iterators are.
type Any = any;
const log: Any[] = [];
const watched = (value: Any, name: string): Any => { const p: Any = Promise.resolve(value); Object.defineProperty(p, "constructor", { get() { log.push(`constructor of ${name}`); return Promise; } }); return p; };
async function counting(name: string, f: () => Promise<unknown>): Promise<void> { log.length = 0; const count = (async () => { for (let i = 1; i < 12; i++) { await null; log.push(i); } })(); f().then((v) => log.push(`end ${String(v)}`), (e: Any) => log.push(`failed ${e.message}`)); log.push("started"); await count; console.log(name, log.join(" ")); }
await counting("await", async () => { await watched(1, "awaited"); });
await counting("return", async () => watched(1, "returned"));
await counting("return await", async () => await watched(1, "returned"));
await counting("for await over an array", async () => { for await (const x of [watched(1, "one"), watched(2, "two")]) log.push(`body ${x}`); });
await counting("for await over results", async () => { let i = 0; for await (const x of { [Symbol.asyncIterator]: () => ({ next: () => watched({ done: i++ > 1, value: i }, "result") }) } as Any) log.push(`body ${x}`); });
await counting("for await over a generator", async () => { for await (const x of (async function* () { yield watched(1, "yielded"); return watched(2, "returned"); })()) log.push(`body ${x}`); });
await counting("break", async () => { for await (const x of { [Symbol.asyncIterator]: () => ({ next: () => ({ done: false, value: 1 }), return: () => watched({}, "closing") }) } as Any) { log.push(`body ${x}`); break; } });
await counting("yield*", async () => { let i = 0; const g = (async function* () { return yield* { [Symbol.asyncIterator]: () => ({ next: () => watched({ done: i++ > 0, value: watched(i, "value") }, "result") }) } as Any; })(); await g.next(); return (await g.next()).value; });
await counting("return of a generator", async () => (await (async function* () { yield 1; })().return(watched(5, "given"))).value);
await counting("throw of a generator", async () => (async function* () { yield 1; })().throw(new Error("thrown")));
for (const key of ["next", "return", "throw"] as const) await counting(`${key} after the end`, async () => { const g = (async function* () {})(); await g.next(); return (await (g as Any)[key](key === "throw" ? new Error("late") : watched(6, "given"))).value; });
const g = (async function* (): Any { yield 1; return 2; })();
for (const r of [await g.next(), await g.next(), await g.next(), await g.return(7)]) console.log(Object.getPrototypeOf(r) === Object.prototype, JSON.stringify(Object.getOwnPropertyDescriptors(r)), Reflect.ownKeys(r).join());
const s = (async function* (): Any { yield* [1]; })(); const one = await s.next(); console.log(Object.getPrototypeOf(one) === Object.prototype, Reflect.ownKeys(one).join(), g[Symbol.asyncIterator]() === g, g.next !== Object.getPrototypeOf(g), Object.prototype.toString.call(g));
const p = g.next(), q = g.next(); console.log(p === q, p instanceof Promise, Object.getPrototypeOf(p) === Promise.prototype); await p; await q;
const original = Promise.prototype.then; let thens = 0; Promise.prototype.then = function (...a: Any[]): Any { thens++; return original.apply(this, a as Any); } as Any;
await null; await Promise.resolve(); for await (const x of [1, Promise.resolve(2)]) void x; for await (const x of (async function* () { yield 1; yield* [2]; })()) void x; await (async () => 1)(); Promise.prototype.then = original; console.log("then is not called by await:", thens);
const constructorOf = Object.getOwnPropertyDescriptor(Promise.prototype, "constructor")!; let reads = 0; Object.defineProperty(Promise.prototype, "constructor", { configurable: true, get() { reads++; return Promise; } });
await null; await Promise.resolve(); for await (const x of [1, Promise.resolve(2)]) void x; await (async () => 1)(); Object.defineProperty(Promise.prototype, "constructor", constructorOf); console.log("constructor is read", reads);
class Other {} const odd: Any = Promise.resolve("odd"); odd.constructor = Other; console.log(await odd, await (async () => odd)(), (await (async function* () { yield odd; })().next()).value);
