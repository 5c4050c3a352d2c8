// Node 20 has no Array.fromAsync.
type FromAsync = (this: unknown, ...v: unknown[]) => Promise<unknown[]>;
const { fromAsync } = Array as never as { fromAsync: FromAsync };
const closing = () => ({ [Symbol.asyncIterator]: () => ({ next: async () => ({ value: 1, done: false }), async return() { console.log("closed"); return {}; } }) });
const told = (name: string, p: Promise<unknown>) => p.then(() => console.log(name, "no error"), (e) => console.log(name, e.name, e.name === "TypeError" ? "" : e.message));
class Broken { constructor() { throw new RangeError("constructor"); } }
await told("constructor", fromAsync.call(Broken, [1])); await told("constructor, array-like", fromAsync.call(Broken, { length: 1 })); await told("constructor, async", fromAsync.call(Broken, closing()));
class Frozen { constructor() { Object.freeze(this); } }
await told("cannot add", fromAsync.call(Frozen, closing()));
class ReadOnly { get length() { return 0; } }
await told("length is read-only", fromAsync.call(ReadOnly, []));
await told("length getter", fromAsync.call(Array, { get length() { throw new RangeError("length"); } }));
await told("element getter", fromAsync.call(Array, { length: 1, get 0() { throw new RangeError("element"); } }));
await told("next is no function", fromAsync.call(Array, { [Symbol.asyncIterator]: () => ({}) }));
await told("iterator is no object", fromAsync.call(Array, { [Symbol.asyncIterator]: () => 1 }));
await told("result is no object", fromAsync.call(Array, { [Symbol.asyncIterator]: () => ({ next: () => 1 }) }));
await told("next rejects", fromAsync.call(Array, { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new RangeError("next")), return() { console.log("must not close"); return {}; } }) }));
await told("errors of closing are hidden", fromAsync.call(Array, { [Symbol.asyncIterator]: () => ({ next: async () => ({ value: 1, done: false }), return() { throw new RangeError("hidden"); } }) }, () => { throw new RangeError("mapper"); }));
await told("too long", fromAsync.call(Array, { length: 2 ** 32 }));
