async function* g() { yield 1; }
const it = g(); await it.next(); await it.next();
const log: string[] = [];
const show = (name: string) => [(r: IteratorResult<unknown>) => log.push(`${name} ${String(r.value)} ${r.done}`), (e: unknown) => log.push(`${name} threw ${e}`)] as const;
it.return(Promise.resolve("slow") as never).then(...show("return promise")); it.next().then(...show("next")); it.throw("x").then(...show("throw")); it.return("plain" as never).then(...show("return")); it.return(Promise.reject("bad") as never).then(...show("return rejected")); it.next().then(...show("last"));
for (let i = 0; i < 6; i++) { await null; log.push("tick"); }
console.log(log.join("\n"));
