// Node 20 has no Array.fromAsync.
type FromAsync = (...v: unknown[]) => Promise<unknown[]>;
const fromAsync = (Array as never as { fromAsync: FromAsync }).fromAsync.bind(Array) as FromAsync;
const show = (v: unknown) => JSON.stringify(v);

// An array changed while it is read.
const empty: number[] = []; const fromEmpty = fromAsync(empty); empty.push(1); console.log("added to empty", show(await fromEmpty));
const single = [1]; const fromSingle = fromAsync(single); single.push(2); console.log("added to one", show(await fromSingle));
const removed = [1, 2, 3]; const fromRemoved = fromAsync(removed); removed.pop(); console.log("removed", show(await fromRemoved));
const changed = [1, 2, 3]; const fromChanged = fromAsync(changed); changed[0] = 8; changed[1] = 9; console.log("changed", show(await fromChanged));

// A promise of an array-like is no array-like; functions are.
console.log("promise", show(await fromAsync(Promise.resolve([1, 2]))));
console.log("function", show(await fromAsync(Object.assign(function f(_a: number, _b: number) {}, { 0: "x", 1: "y" }))));
console.log("both iterators", show(await fromAsync({ *[Symbol.iterator]() { yield "sync"; }, async *[Symbol.asyncIterator]() { yield "async"; } })));
console.log("async iterator is undefined", show(await fromAsync({ [Symbol.asyncIterator]: undefined, *[Symbol.iterator]() { yield "sync"; } })));

// How often a thenable is awaited.
const counted = (value: unknown) => { let awaits = 0; return { get awaits() { return awaits; }, then(resolve: (v: unknown) => void) { awaits++; resolve(value); } }; };
for (const [name, make] of [["array-like", (t: unknown) => ({ length: 1, 0: t })], ["sync iterable", (t: unknown) => [t]]] as [string, (t: unknown) => unknown][]) {
	const plain = counted("p"); console.log(name, show(await fromAsync(make(plain))), plain.awaits);
	const mapped = counted("m"); console.log(name, "mapped", show(await fromAsync(make(mapped), (v: unknown) => `<${String(v)}>`)), mapped.awaits);
	const async = counted("a"); console.log(name, "mapped async", show(await fromAsync(make(async), async (v: unknown) => `<${String(v)}>`)), async.awaits);
	const result = counted("r"); console.log(name, "mapped to a thenable", show(await fromAsync(make(1), () => result)), result.awaits);
	await fromAsync(make({ then() { throw new RangeError("then"); } })).catch((e: Error) => console.log(name, e.name, e.message));
	await fromAsync(make({ get then() { throw new RangeError("get then"); } })).catch((e: Error) => console.log(name, e.name, e.message));
}

// Closing: an exhausted iterator is left alone; a mapper that throws closes, and its error wins.
const source = (steps: number, close: () => unknown) => { let n = 0; return { next: () => ({ value: n, done: n++ >= steps }), return: close }; };
await fromAsync({ [Symbol.iterator]: () => source(1, () => { console.log("must not close"); return {}; }) });
await fromAsync({ [Symbol.asyncIterator]: () => source(1, () => { console.log("must not close"); return {}; }) });
await fromAsync({ [Symbol.asyncIterator]: () => source(9, async () => { await null; console.log("closing is awaited"); return {}; }) }, () => { throw new RangeError("mapper"); }).catch((e: Error) => console.log(e.message));
await fromAsync({ [Symbol.asyncIterator]: () => source(9, () => Promise.reject(new Error("closing"))) }, () => Promise.reject(new RangeError("mapper rejects"))).catch((e: Error) => console.log(e.message));
await fromAsync({ [Symbol.iterator]: () => source(9, () => { console.log("sync closed"); return {}; }) }, () => { throw new RangeError("sync mapper"); }).catch((e: Error) => console.log(e.message));

// The result is made without the iterator of arrays, and the input without their prototype.
console.log("holes", show(await fromAsync({ length: 3, 1: "b" })));
console.log("a value of an async iterable is not awaited", (await fromAsync({ async *[Symbol.asyncIterator]() { yield 1; }, length: 9 })).length);
const ticks: string[] = []; const done = fromAsync([1, 2]).then(() => ticks.push("done"));
let tick = Promise.resolve(); for (let n = 0; n < 12; n++) tick = tick.then(() => { if (ticks.length === 0 || ticks.at(-1) !== "done") ticks.push(String(n)); });
await Promise.all([done, tick]); console.log(ticks.join());
