const a = new Promise((_, no) => no("by no"));
const b = new Promise((resolve, reject) => { try { reject("by reject"); } finally { resolve("ignored"); } });
const { promise: c, reject } = Promise.withResolvers(); reject("by withResolvers");
const d = new Promise((_, ...rest) => (rest[0] as any)("by rest"));
const e = new Promise(function () { arguments[1]("by arguments"); });
for (const p of [a, b, c, d, e, Promise.reject("static")]) await p.catch(console.log);
