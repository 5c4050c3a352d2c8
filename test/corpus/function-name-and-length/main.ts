async function f(a: number, b = 1, c?: number) { return a + b + (c ?? 0); }
const g = async (x: number, ...r: number[]) => x; const h = async function () {}; const o = { async m(a: number) {}, async *g() {}, ["c" + 1]: async () => {} };
console.log(f.name, f.length, g.name, g.length, h.name, h.length, o.m.name, o.m.length, o.g.name);
