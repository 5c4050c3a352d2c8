// Thenables that call back at once: the count starts at one, so the result waits for the end of the loop.
const order: string[] = [];
const items = { *[Symbol.iterator]() { for (const n of [1, 2, 3]) { order.push("item " + n); yield n; } order.push("iterated"); } };
const C = class { static resolve(v: unknown) { return { then(f: (v: unknown) => void) { order.push("then " + v); f(v); } }; } constructor(executor: (f: (v: unknown) => void, r: () => void) => void) { executor((v) => order.push("resolved " + v), () => {}); } };
(Promise.all as (this: unknown, v: unknown) => unknown).call(C, items);
console.log(order.join("; "));
