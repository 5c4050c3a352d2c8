// While the generator awaits the operand of return(), further requests queue behind it.
const log: string[] = [];
const show = (name: string) => [(r: IteratorResult<unknown>) => log.push(`${name} ${String(r.value)} ${r.done}`), (e: unknown) => log.push(`${name} threw ${e}`)] as const;
async function* g() { try { yield 1; } finally { log.push("finally"); await null; log.push("finally ends"); } }
const it = g(); await it.next();
const slow = new Promise((f) => setTimeout(() => f("late"), 2));
it.return(slow as never).then(...show("return")); it.next().then(...show("next")); it.return("second" as never).then(...show("return 2"));
await new Promise((f) => setTimeout(f, 5));
console.log(log.join("\n"));
