async function* g() { try { yield 1; } catch (e) { console.log("sees", (e as Error).message); } }
const a = g(); await a.next(); console.log((await a.return(Promise.reject(new Error("bad")) as never)).done);
const b = g(); await b.return(Promise.reject(new Error("bad2")) as never).catch((e) => console.log(e.message));
