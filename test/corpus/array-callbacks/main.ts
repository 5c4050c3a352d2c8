const r = await Promise.all([1, 2, 3].map(async (x, i) => { await null; return x * i; })); console.log(r.join());
[1, 2].forEach(async (x) => { await null; console.log("forEach", x); }); console.log("forEach returned");
console.log([1, 2].filter(async () => false).length);
