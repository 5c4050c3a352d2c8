async function* g() { try { yield 1; } finally { console.log("cleanup"); await null; } return Promise.resolve("r"); }
const a = g(); await a.next(); console.log((await a.next()).value); const b = g(); await b.next(); console.log((await b.return(Promise.resolve("x") as never)).value);
const c = g(); console.log((await c.return("unstarted" as never)).value, (await c.next()).done);
