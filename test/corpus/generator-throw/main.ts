async function* g() { try { yield 1; } catch (e) { console.log("in", e); yield "recovered"; } }
const a = g(); await a.next(); console.log((await a.throw("t")).value); const b = g(); await b.throw(new Error("unstarted")).catch((e) => console.log(e.message)); console.log((await b.next()).done);
