// Node 20 has no Array.fromAsync.
type FromAsync = { (this: unknown, ...v: unknown[]): Promise<unknown[]>; name: string; length: number };
const fromAsync = (Array as never as { fromAsync: FromAsync }).fromAsync;
console.log(fromAsync.name, fromAsync.length, "prototype" in fromAsync);
const descriptor = Object.getOwnPropertyDescriptor(Array, "fromAsync")!; console.log(descriptor.writable, descriptor.enumerable, descriptor.configurable);
class List { length = 0; static made: unknown[][] = []; constructor(...v: unknown[]) { List.made.push(v); } }
const list = await fromAsync.call(List, [1, 2]) as unknown as Record<string, unknown>;
console.log(list instanceof List, list.length, list[0], list[1], JSON.stringify(List.made));
const like = await fromAsync.call(List, { length: 2, 0: "x", 1: "y" }) as unknown as Record<string, unknown>;
console.log(like instanceof List, like.length, like[1], JSON.stringify(List.made));
console.log(Array.isArray(await fromAsync.call(undefined, [1])), Array.isArray(await fromAsync.call({}, [1])));
const self = { mark: 1 }; console.log((await fromAsync.call(Array, [1], function (this: unknown) { return this === self; }, self))[0]);
let reads = 0; await fromAsync.call(Array, { [Symbol.iterator]: () => ({ get next() { reads++; return () => ({ done: true }); } }) }); console.log("next read", reads);
const order: string[] = []; const p = fromAsync.call(Array, { get length() { order.push("length"); return 1; }, get 0() { order.push("0"); return "v"; } }); order.push("returned"); await p; console.log(order.join());
const sparse = [1, 2, 3]; const all = fromAsync.call(Array, sparse); sparse.push(4); console.log((await all).join());
const inner = Promise.resolve("not awaited twice"); console.log((await fromAsync.call(Array, { [Symbol.asyncIterator]: () => ({ n: 0, async next() { return { value: inner, done: this.n++ > 0 }; } }) }))[0] === inner);
