async function* inner() { try { yield 1; yield 2; } catch (e) { console.log("inner caught", e); yield "c"; } finally { console.log("inner fin"); } }
async function* outer() { try { yield* inner(); } finally { console.log("outer fin"); } }
const a = outer(); await a.next(); console.log((await a.return("r" as never)).value); const b = outer(); await b.next(); console.log((await b.throw("t")).value);
