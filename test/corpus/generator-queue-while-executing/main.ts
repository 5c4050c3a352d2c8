// Requests made while the body runs wait in the queue, in order, whatever kind they are.
const log: string[] = [];
const show = (name: string) => [(r: IteratorResult<unknown>) => log.push(`${name} ${String(r.value)} ${r.done}`), (e: unknown) => log.push(`${name} threw ${e}`)] as const;
async function* g(): AsyncGenerator<unknown, unknown, unknown> {
	self.next("n2").then(...show("n2")); self.throw("t3").then(...show("t3")); self.return("r4").then(...show("r4"));
	log.push("body"); try { log.push("got " + (yield 1)); yield 2; } catch (e) { log.push("caught " + e); yield "recovered"; } finally { log.push("finally"); }
}
const self = g();
self.next("n1").then(...show("n1"));
log.push("sync");
await new Promise((f) => setTimeout(f, 1));
console.log(log.join("\n"));
