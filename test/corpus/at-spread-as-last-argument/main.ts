const parts = function* () { console.log("first"); yield 1; console.log("second"); yield 2; };
console.log("before", ...parts());
console.log(...[await Promise.resolve("x"), ...(await Promise.resolve(["y", "z"]))]);
await Promise.all([...parts()].map((n) => Promise.resolve(n))).then((...all) => console.log(all.length, all.join()));
