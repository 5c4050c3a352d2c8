// Node 20's V8 leaves the sync iterator open; since ES2025 a rejected value closes it.
const mk = (value: unknown) => ({ [Symbol.iterator]: () => ({ next: () => ({ value, done: false }), return() { console.log("closed"); throw new RangeError("hidden"); } }) });
try { for await (const v of mk(Promise.reject(new RangeError("value"))) as never) console.log(v); } catch (e) { console.log((e as Error).message); }
const broken = Object.defineProperty(Promise.resolve(1), "constructor", { get() { throw new RangeError("constructor"); } });
try { for await (const v of mk(broken) as never) console.log(v); } catch (e) { console.log((e as Error).message); }
async function* g() { yield* mk(Promise.reject(new RangeError("delegated"))) as never; } await g().next().catch((e) => console.log(e.message));
