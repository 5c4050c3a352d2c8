// A promise whose constructor getter throws: return() hears it inside the generator, or rejects when there is no body left.
const broken = () => Object.defineProperty(Promise.resolve(1), "constructor", { get() { throw new RangeError("broken"); } });
async function* g() { try { yield 1; } catch (e) { console.log("inside", (e as Error).message); return "handled"; } }
const fresh = g(); await fresh.return(broken() as never).catch((e: Error) => console.log("not started", e.message)); console.log((await fresh.next()).done);
const at = g(); await at.next(); console.log((await at.return(broken() as never)).value);
const done = g(); await done.next(); await done.next(); await done.return(broken() as never).catch((e: Error) => console.log("completed", e.message));
async function* plain() { yield 1; }
const p = plain(); await p.next(); await p.return(broken() as never).catch((e: Error) => console.log("suspended", e.message)); console.log((await p.next()).done);
async function* y() { try { yield broken(); } catch (e) { console.log("yield", (e as Error).message); } }
console.log((await y().next()).done);
