// Node 20 cannot parse `await using`. Even a null resource awaits once; a sync method's promise is not awaited.
const log: string[] = []; let stop = false;
const ticks = (async () => { for (let i = 1; !stop; i++) { await null; log.push("tick"); } })();
const between = async (name: string, body: () => Promise<void>) => { log.length = 0; await body(); const count = log.filter((one) => one === "tick").length; log.length = 0; console.log(name, count > 0, count > 6); };
await between("null", async () => { await using n = null; void n; });
await between("undefined", async () => { await using n = undefined; void n; });
let settled = false;
await between("sync method that gives a promise", async () => { await using s = { [Symbol.dispose]() { return new Promise<void>((f) => setTimeout(() => { settled = true; f(); }, 1)) as never; } }; void s; });
console.log("not waited for", settled);
type Suppressed = Error & { error: Error; suppressed: Error };
try { await using a = { [Symbol.asyncDispose]: async () => { throw new RangeError("dispose"); } }; void a; throw new TypeError("body"); } catch (e) { console.log((e as Error).name, (e as Suppressed).error.message, (e as Suppressed).suppressed.message); }
try { await using a = {} as never; console.log("never", a); } catch (e) { console.log((e as Error).name); }
try { await using a = { [Symbol.asyncDispose]: null, [Symbol.dispose]() { console.log("falls back"); } } as never; void a; } catch (e) { console.log("never", (e as Error).name); }
stop = true; await ticks;
