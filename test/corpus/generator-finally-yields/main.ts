async function* g() { try { yield 1; } finally { yield "from finally"; } }
const a = g(); await a.next(); console.log((await a.return("r" as never)).value, (await a.next()).value, (await a.next()).done);
