const p = Promise.resolve(1);
Object.defineProperty(p, "constructor", { get() { throw new Error("no constructor"); } });
try { await p; } catch (e) { console.log((e as Error).message); }
