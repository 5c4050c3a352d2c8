async function inner(x: number) { console.log("inner", x); await null; console.log("inner end", x); return x * 2; }
console.log("outer", await inner(await inner(1)));
console.log([await inner(3)].concat(await Promise.all([inner(4), inner(5)])).join());
