// Node 20 cannot parse `await using`.
const log: string[] = [];
const slow = (name: string) => ({ name, async [Symbol.asyncDispose]() { log.push(name + " begins"); await new Promise((f) => setTimeout(f, 1)); log.push(name + " ends"); } });
const sync = (name: string) => ({ name, [Symbol.dispose]() { log.push(name + " sync"); } });
{ await using a = slow("a"); await using b = sync("b"); using c = sync("c"); log.push("body"); void [a, b, c]; } log.push("after");
async function f() { await using r = slow("r"); return "returned"; } log.push(await f());
for await (await using each of [slow("e1"), slow("e2")]) log.push("loop " + each.name);
for (await using each of [sync("f1")]) log.push("loop " + each.name);
async function* g() { await using r = slow("generator"); yield 1; yield 2; } for await (const v of g()) { log.push("got " + v); break; }
for (const line of log) console.log(line);
