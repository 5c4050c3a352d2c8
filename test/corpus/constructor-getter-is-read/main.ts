const p = Promise.resolve(1);
let reads = 0;
Object.defineProperty(p, "constructor", { get() { reads++; return Promise; } });
await p; console.log(reads); await p.then((v) => v); console.log(reads);
