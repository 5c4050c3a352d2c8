const log: string[] = [];
const show = (name: string) => [(r: IteratorResult<unknown>) => log.push(`${name} ${String(r.value)} ${r.done}`), (e: unknown) => log.push(`${name} threw ${e}`)] as const;
async function* g() { log.push("started"); yield 1; }
const a = g(); a.return("r" as never).then(...show("return")); a.next().then(...show("next after return"));
const b = g(); b.throw("t").then(...show("throw")); b.next().then(...show("next after throw")); b.return("v" as never).then(...show("return after throw"));
const c = g(); c.return(Promise.reject("bad") as never).then(...show("return rejected")); c.next().then(...show("next after bad"));
for (let i = 0; i < 6; i++) { await null; log.push("tick"); }
console.log(log.join("\n"));
