const poisoned = Object.defineProperty({}, "then", { get() { throw new RangeError("poison"); } });
await Promise.resolve(poisoned).catch((e) => console.log("resolve", e.message));
await new Promise((f) => f(poisoned)).catch((e) => console.log("executor", e.message));
await (async () => poisoned)().catch((e: Error) => console.log("async return", e.message));
await Promise.all([poisoned]).catch((e) => console.log("all", e.message));
await Promise.reject(poisoned).catch((e) => console.log("reject keeps it", e === poisoned));
async function* g() { try { yield poisoned; } catch (e) { console.log("yield", (e as Error).message); } return poisoned; }
const it = g();
await it.next().catch((e) => console.log("return", e.message));
