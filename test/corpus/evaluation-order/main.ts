let x = 1; const inc = async () => { x++; return 10; };
console.log(x + (await inc()), x); x += await inc(); console.log(x);
const log = (n: number) => { console.log("arg", n); return n; }; const add = (a: number, b: number, c: number) => a + b + c;
console.log(add(log(1), await log(2), log(3)));
