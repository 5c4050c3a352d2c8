async function f(...a: number[]) { await null; return arguments.length + a.length; }
async function g(a: number) { await null; return Array.from(arguments).join(); }
function outer(this: unknown, ..._: number[]) { return (async () => { await null; return arguments.length; })(); }
console.log(await f(1, 2), await (g as (...x: number[]) => Promise<string>)(1, 2, 3), await outer(1, 2, 3));
