async function* g(a: number) { yield arguments.length; a = 5; yield arguments[0]; yield (async () => arguments[1])(); }
const all: unknown[] = []; for await (const v of (g as (...v: unknown[]) => AsyncGenerator)(1, 2)) all.push(v); console.log(all.join());
const o = { async m() { await null; return Array.prototype.join.call(arguments, "-"); } }; console.log(await (o.m as (...v: unknown[]) => Promise<string>)(1, 2, 3));
async function outer() { return async () => { await null; return [arguments.length, new.target === undefined].join(); }; } console.log(await (await (outer as (...v: unknown[]) => Promise<() => Promise<string>>)(7, 8))());
async function strict() { return [Object.prototype.toString.call(arguments), Object.getOwnPropertyDescriptor(arguments, "callee")!.get !== undefined, typeof arguments[Symbol.iterator]].join(); } console.log(await strict());
