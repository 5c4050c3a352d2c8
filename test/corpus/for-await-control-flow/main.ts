async function* src(name: string, n = 3) { try { for (let i = 0; i < n; i++) yield name + i; } finally { await null; console.log(name, "closed"); } }
outer: for await (const a of src("a")) { try { for await (const b of src("b")) { if (b === "b1") continue outer; if (a === "a2") break outer; console.log(a, b); } } finally { console.log("finally", a); } }
async function returns() { for await (const a of src("r")) for await (const b of src("s")) { switch (b) { case "s0": continue; case "s1": return a + b; default: console.log("never"); } } return "end"; } console.log(await returns());
const closures: (() => string)[] = []; for await (const v of src("c")) closures.push(() => v); console.log(closures.map((f) => f()).join());
const loops: (() => string)[] = []; for await (let v of src("l")) { loops.push(() => v); v += "!"; } console.log(loops.map((f) => f()).join());
for await (var leaked of src("v", 2)) ; console.log(leaked);
try { for await (const x of [x] as never as string[]) console.log(x); } catch (e) { console.log((e as Error).name); }
const o: Record<string, unknown> = {}; for await (o.prop of src("p", 1)) ; for await ([o["k"]] of [["kv"]]) ; console.log(JSON.stringify(o));
async function* delegating() { for await (const v of src("g", 2)) yield* [v, v.toUpperCase()]; } for await (const v of delegating()) { console.log(v); if (v === "G1") break; }
label: for await (const v of src("x", 2)) { if (v) { await null; break label; } } for await (const v of src("e", 0)) console.log("never", v); do for await (const v of src("d", 1)) console.log(v); while (await Promise.resolve(false));
