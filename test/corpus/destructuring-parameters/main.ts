const log: string[] = [];
const iterable = (n: number) => ({ [Symbol.iterator]: () => { let i = 0; return { next() { log.push("next"); return { value: i++, done: i > n }; }, return() { log.push("return"); return {}; } }; } });
async function two([a, b]: Iterable<number>) { return [a, b].join(); }
async function rest([a, ...others]: Iterable<number>) { return [a, others.length].join(); }
async function none([]: Iterable<number>) { return "none"; }
async function holes([, , c]: Iterable<number>) { return String(c); }
async function nested([[x] = ["default"], { y = "dy" } = {}]: unknown[] & { y?: string }[]) { return [x, y].join(); }
async function* generated([a, b = 7]: Iterable<number>, { c, ...others }: Record<string, number>) { yield [a, b, c, Object.keys(others).join("+")].join(); }
for (const [name, f] of [["two", two], ["rest", rest], ["none", none], ["holes", holes]] as const) for (const n of [1, 5]) { log.length = 0; console.log(name, n, await f(iterable(n) as never), log.join()); }
console.log(await nested([] as never), await nested([["v"], { y: "w" }] as never), (await generated([1], { c: 2, d: 3, e: 4 }).next()).value);
for (const bad of [undefined, null, 5, {}]) await two(bad as never).catch((e: Error) => console.log(e.name));
try { generated(null as never, {}); console.log("no throw"); } catch (e) { console.log("generators throw at the call", (e as Error).name); }
log.length = 0; await (async ([a = (() => { throw new RangeError("default"); })()]: Iterable<number>) => a)({ [Symbol.iterator]: () => ({ next: () => ({ value: undefined, done: false }), return() { log.push("closed"); return {}; } }) } as never).catch((e: Error) => console.log(e.message, log.join()));
