let x = "outer";
async function f(a = x, b = () => a, c = ((x: string) => x)("inner")) { var a2 = a; a = "changed"; await null; return [a2, b(), c].join(); }
async function shadow(get = () => x) { var x = "body"; await null; return [get(), x].join(); }
async function args(a = arguments.length, b = 2) { a = 9; await null; return [arguments.length, arguments[0], a, b].join(); }
async function tdz(a = b as unknown, b = 1) { return [a, b]; }
async function own(a = a as unknown) { return a; }
console.log(await f(), await shadow(), await args(), await args(5));
await tdz().catch((e) => console.log(e.name)); await own().catch((e) => console.log(e.name)); console.log(typeof (await tdz(1)));
function* gen() {} async function* late(a = (() => { throw new RangeError("at the call"); })()) { yield a; } try { late(); } catch (e) { console.log((e as Error).message); }
const arrow = async (a: number, b = a, ...[c = b]: number[]) => [a, b, c].join(); console.log(await arrow(1), await arrow(1, 2, 3), arrow.length, (async (a: number, b = 1, c: number) => a + b + c).length);
