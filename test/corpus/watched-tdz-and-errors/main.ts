// Errors of watched accesses are those of plain ones, in the same order.
const say = async (what: string, f: () => Promise<unknown>) => {
	try { console.log(what, await f()); } catch (error) { console.log(what, (error as Error).name, (error as Error).message); }
};
const early = async () => { const old = total; await null; total = old + 1; return total; };
const earlier = async () => { total += await Promise.resolve(1); return total; };
await say("read before let", early);
await say("add before let", earlier);
let total = 1;
await say("read after let", early);
await say("add after let", earlier);
const nothing = (k: number) => (k > 0 ? undefined : null) as unknown as { balance: number };
await say("read of undefined", async () => { const old = nothing(1).balance; await null; nothing(1).balance = old + 1; });
await say("write to null", async () => { nothing(0).balance = await Promise.resolve(1).then((n) => { console.log("value first"); return n; }); });
await say("add to null", async () => { nothing(0).balance += await Promise.resolve(1); });
await say("update of undefined", async () => { nothing(1).balance++; await null; });
const frozen = Object.freeze({ balance: 1 });
await say("frozen", async () => { const old = frozen.balance; await null; (frozen as { balance: number }).balance = old + 1; });
await say("no function", async () => { await null; return (frozen as unknown as { balance(): void }).balance(); });
await say("text", async () => { const text = "abc" as unknown as { length: number }; const old = text.length; await null; text.length = old + 1; });
