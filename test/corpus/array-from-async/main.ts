// Node 20 has no Array.fromAsync.
const fromAsync = (Array as never as { fromAsync(...v: unknown[]): Promise<unknown[]> }).fromAsync.bind(Array);
async function* g() { try { yield 1; yield 2; yield 3; } finally { console.log("closed"); } }
console.log((await fromAsync(g())).join());
console.log((await fromAsync([1, Promise.resolve(2), 3])).join());
console.log((await fromAsync({ length: 3, 0: "a", 1: Promise.resolve("b") })).join());
console.log((await fromAsync(g(), (v: number, i: number) => Promise.resolve(v * 10 + i))).join());
console.log((await fromAsync("hi")).join(), (await fromAsync(new Set([1, 2]))).length, (await fromAsync(5)).length);
await fromAsync(g(), () => { throw new RangeError("mapper"); }).catch((e) => console.log(e.message));
await fromAsync(g(), async () => { throw new RangeError("async mapper"); }).catch((e) => console.log(e.message));
for (const bad of [undefined, null]) await fromAsync(bad).catch((e) => console.log(e.name));
await fromAsync([], 5).catch((e) => console.log(e.name));
await fromAsync({ [Symbol.asyncIterator]: 5 }).catch((e) => console.log(e.name));
await fromAsync([Promise.reject(new RangeError("element"))]).catch((e) => console.log(e.message));
console.log((await fromAsync({ [Symbol.asyncIterator]: null, *[Symbol.iterator]() { yield "sync"; } })).join());
