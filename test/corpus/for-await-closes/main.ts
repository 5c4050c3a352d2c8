const source = () => ({ [Symbol.asyncIterator]() { let n = 0; return { async next() { return { value: n++, done: n > 3 }; }, async return() { console.log("return called"); return {}; } }; } });
for await (const v of source()) { console.log(v); if (v === 1) break; }
for await (const v of source()) console.log("all", v);
try { for await (const v of source()) throw new Error("body" + v); } catch (e) { console.log((e as Error).message); }
async function f() { for await (const v of source()) return "returned" + v; } console.log(await f());
out: for (const k of [1]) { for await (const v of source()) { console.log(k, v); continue out; } }
