async function f() { try { try { await Promise.reject(new Error("x")); } finally { console.log("inner"); await null; } } catch (e) { console.log((e as Error).message); } finally { console.log("outer"); } }
await f();
