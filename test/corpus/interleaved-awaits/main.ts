const log: string[] = [];
async function a() { log.push("a0"); await 0; log.push("a1"); await 0; log.push("a2"); }
async function* g() { log.push("g0"); yield 0; log.push("g1"); yield 1; log.push("g2"); }
async function c() { for await (const v of g()) log.push("c" + v); log.push("cend"); }
async function d() { for await (const v of [Promise.resolve("p"), "q"]) log.push("d" + v); log.push("dend"); }
await Promise.all([a(), c(), d(), a()]);
console.log(log.join(" "));
