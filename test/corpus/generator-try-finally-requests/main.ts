async function* g() { try { yield 1; yield 2; } finally { const got = yield "in finally"; console.log("finally got", got); } return "never seen"; }
const a = g(); await a.next(); console.log((await a.return("r" as never)).value, JSON.stringify(await a.next("n" as never)), JSON.stringify(await a.next()));
const b = g(); await b.next(); console.log((await b.throw("t")).value); await b.next().catch((e) => console.log("rethrown", e));
const c = g(); await c.next(); await c.return("r" as never); await c.throw("instead").catch((e) => console.log("replaced by", e)); console.log(JSON.stringify(await c.next()));
const d = g(); await d.next(); await d.throw("t"); console.log(JSON.stringify(await d.return("instead" as never)));
async function* h() { for (;;) { try { yield "loop"; } finally { continue; } } } const e = h(); await e.next(); console.log(JSON.stringify(await e.return(1 as never)), JSON.stringify(await e.throw(2)));
async function* k() { try { return "tried"; } finally { yield "late"; } } const f = k(); console.log(JSON.stringify([await f.next(), await f.next(), await f.next()]));
