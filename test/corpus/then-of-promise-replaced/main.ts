const p = Promise.resolve("real");
p.then = ((f: (v: string) => void) => { console.log("own then"); f("fake"); }) as never;
console.log("await sees", await p);
new Promise((f) => f(p)).then((v) => console.log("resolve sees", v));
Promise.all([p]).then((v) => console.log("all sees", v[0]));
await null; await null; await null; await null;
