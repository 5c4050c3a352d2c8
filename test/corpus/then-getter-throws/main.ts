const bad = { get then() { throw new Error("no then"); } };
try { await bad; } catch (e) { console.log((e as Error).message); }
await Promise.resolve().then(() => bad).catch((e) => console.log("caught", e.message));
