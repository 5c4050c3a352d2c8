for await (const v of [1, Promise.resolve(2), { then(f: (x: number) => void) { f(3); } } as never]) console.log(v);
for await (const c of "ab") console.log(c);
try { for await (const v of [Promise.resolve(1), Promise.reject(new Error("second"))]) console.log(v); } catch (e) { console.log((e as Error).message); }
function* s() { try { yield 1; yield 2; } finally { console.log("sync closed"); } } for await (const v of s()) { console.log(v); break; }
