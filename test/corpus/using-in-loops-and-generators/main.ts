// using and await using in every loop head and in generators that are left early. Node 20 cannot parse them: esbuild's lowering is what runs.
type Any = any;
(Symbol as Any).dispose ??= Symbol("dispose"); (Symbol as Any).asyncDispose ??= Symbol("asyncDispose");
const log: string[] = [];
const out = (label: string): void => { console.log(label, log.join()); log.length = 0; };
const res = (name: string): Any => ({ name, [Symbol.dispose]() { log.push(`-${name}`); } });
const ares = (name: string, ms = 0): Any => ({ name, async [Symbol.asyncDispose]() { for (let i = 0; i < ms; i++) await null; log.push(`~${name}`); } });
for (using r of [res("a"), res("b")]) log.push(r.name); out("for of");
for (await using r of [ares("a", 2), res("b"), null]) log.push(r?.name ?? "null"); out("for of await using");
for await (using r of [res("a"), Promise.resolve(res("b"))]) log.push(r.name); out("for await using");
for await (await using r of [ares("a"), Promise.resolve(res("b"))]) { log.push(r.name); if (r.name === "a") continue; break; } out("for await await using");
outer: for (const i of [1, 2]) { using r = res(`r${i}`); for (await using s of [ares("s1"), ares("s2")]) { log.push(s.name); if (i === 1) continue outer; break outer; } } out("labels");
function* sync() { using r = res("held"); yield 1; yield 2; }
for (const x of sync()) { log.push(String(x)); break; } out("generator left");
async function* stream() { await using r = ares("open", 1); try { yield 1; yield 2; } finally { log.push("fin"); } }
for await (const x of stream()) { log.push(String(x)); break; } out("async generator left");
const s = stream(); await s.next(); await s.throw(new Error("in")).catch((e) => log.push(e.message)); out("thrown into");
const early = async () => { await using a = ares("a", 1); using b = res("b"); await using c = null; return log.push("value"), "returned"; }; log.push(await early()); out("return");
const fails = async () => { await using a = { async [Symbol.asyncDispose]() { throw new Error("a"); } } as Any; using b = { [Symbol.dispose]() { throw new Error("b"); } } as Any; throw new Error("body"); };
await fails().catch((e: Any) => { log.push(e.error?.message, e.suppressed?.error?.message, e.suppressed?.suppressed?.message); }); out("suppressed");
switch (1 as number) { case 1: { using r = res("case"); log.push("in case"); } default: log.push("default"); } out("switch");
const f = async (x: Any) => { if (x) { await using r = ares("if"); log.push("if"); } else { using r = res("else"); log.push("else"); } await null; log.push("after"); }; await f(true); await f(false); out("blocks");
class C { static { using r = res("static"); log.push("block"); } async m() { using r = res("method"); await null; log.push("m"); } } await new C().m(); out("class");
const arrow = async () => { using r = res("arrow"); return await Promise.resolve(log.push("waits")); }; await arrow(); out("arrow");
await (async () => { using bad = {} as Any; })().catch((e: Any) => log.push(e.name)); await (async () => { await using bad = 1 as Any; })().catch((e: Any) => log.push(e.name)); out("not disposable");
