// A rejected value ends the loop; whether the sync iterator is closed differs between editions, so it has nothing to close here.
const it = { [Symbol.iterator]: () => ({ n: 0, next() { return this.n++ === 0 ? { value: "a", done: false } : { value: Promise.reject(new RangeError("b")), done: false }; } }) };
try { for await (const v of it as never as Iterable<string>) console.log(v); } catch (e) { console.log((e as Error).message); }
async function* g() { yield* it as never; }
const a = g(); console.log((await a.next()).value); await a.next().catch((e) => console.log(e.message)); console.log((await a.next()).done);
