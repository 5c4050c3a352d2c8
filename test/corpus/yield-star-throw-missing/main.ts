// The iterator has no throw: it is closed first, then a TypeError is thrown at the yield*.
const mk = (ret: unknown) => ({ [Symbol.asyncIterator]: () => ({ next: () => ({ value: 1, done: false }), throw: undefined, return: ret }) });
const run = async (ret: unknown) => { async function* g() { try { yield* mk(ret) as never; } catch (e) { console.log("inside", (e as Error).name, (e as Error).name === "TypeError" ? "" : (e as Error).message); yield "went on"; } } const it = g(); await it.next(); console.log((await it.throw(new RangeError("mine"))).value); };
await run(undefined);
await run(() => { console.log("closed"); return {}; });
await run(() => { console.log("closed late"); return new Promise((f) => setTimeout(f, 1, {})); });
await run(() => 5);
await run(() => Promise.resolve(5));
await run(() => { throw new RangeError("return threw"); });
await run(() => Promise.reject(new RangeError("return rejected")));
await run(7);
