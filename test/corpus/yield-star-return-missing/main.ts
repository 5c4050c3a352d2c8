const mk = (ret: unknown) => ({ [Symbol.asyncIterator]: () => ({ next: () => ({ value: 1, done: false }), return: ret }) });
const run = async (ret: unknown, value: unknown) => { async function* g() { try { yield* mk(ret) as never; console.log("goes on"); } catch (e) { console.log("inside", (e as Error).name); } finally { console.log("finally"); } } const it = g(); await it.next(); const r = await it.return(value as never).catch((e: unknown) => ({ value: "rejected " + (e as Error).name, done: null })); console.log(String(r.value), r.done); };
await run(undefined, "v"); await run(null, Promise.resolve("unwrapped")); await run(undefined, Promise.reject(new RangeError("r")));
await run((v: unknown) => ({ value: v, done: true }), Promise.resolve("not unwrapped twice"));
await run(() => ({ value: "go on", done: false }), "v");
await run(() => 5, "v"); await run(() => Promise.resolve(undefined), "v"); await run(() => { throw new RangeError("x"); }, "v"); await run(5, "v");
await run(() => ({ get done() { throw new RangeError("done"); } }), "v"); await run(() => ({ done: true, get value() { throw new RangeError("value"); } }), "v");
