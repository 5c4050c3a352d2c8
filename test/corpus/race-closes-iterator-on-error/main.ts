const source = { [Symbol.iterator]() { let n = 0; return { next: () => ({ done: false, value: n++ }), return() { console.log("closed"); return {}; } }; } };
const resolve = Promise.resolve;
let calls = 0;
(Promise as any).resolve = function (x: unknown) { if (++calls === 3) throw new Error("resolve fails"); return resolve.call(this, x); };
const p = Promise.race(source as any);
Promise.resolve = resolve;
await p.catch((e) => console.log(e.message, calls));
