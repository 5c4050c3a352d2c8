// Corners of the Promise functions: what is read, called and given back.
type Any = any;
const P = Promise as Any;
const log: string[] = []; const out = (label: string): void => { console.log(label, log.join()); log.length = 0; };
class Sub extends Promise<Any> { constructor(ex: Any) { super((f, r) => ex((v: Any) => (log.push("f"), f(v)), (e: Any) => (log.push("r"), r(e)))); } static override get [Symbol.species]() { log.push("species"); return Promise; } override then(...a: Any[]) { log.push("then"); return super.then(...(a as [Any])); } }
const s = Sub.resolve(1); log.push(String(s instanceof Sub), String(s.then(() => {}) instanceof Sub), String(Sub.resolve(s) === s), String(P.resolve(s) === s)); await s; out("subclass");
log.push(String(await Sub.all([1, Sub.resolve(2)])), String((Sub.all([]) as Any) instanceof Sub)); out("all");
await Sub.reject(new Error("x")).catch((e) => log.push(e.message)); await Sub.resolve(1).finally(() => { log.push("fin"); }); out("catch and finally");
log.push(String(await Sub.race([Sub.resolve("first"), new Sub(() => {})]))); log.push((await Sub.allSettled([Sub.reject(1), 2])).map((r: Any) => r.status).join()); log.push(String(await (Sub as Any).any([Sub.reject(1), 3]))); out("others");
for (const name of ["all", "allSettled", "any", "race"]) { const thenable = { get then() { log.push("get then"); return (f: Any) => { log.push("then called"); f("T"); f("again"); }; } }; log.push(JSON.stringify(await P[name]([thenable, 1]))); out(name); }
for (const name of ["all", "allSettled", "any", "race"]) { const it = { [Symbol.iterator]() { return this; }, n: 0, next() { if (this.n++ > 1) throw new Error("next"); return { value: this.n, done: false }; }, return() { log.push("closed"); return {}; } }; await P[name](it).then((v: Any) => log.push(String(v)), (e: Any) => log.push(e.message)); out(name + " next throws"); }
{ const old = P.resolve; P.resolve = function (v: Any) { log.push(`resolve ${v}`); if (v === 2) throw new Error("resolve throws"); return old.call(this, v); }; const it = [1, 2, 3][Symbol.iterator]() as Any; const closing = { [Symbol.iterator]: () => ({ next: () => it.next(), return() { log.push("closed"); return {}; } }) }; await P.all(closing).catch((e: Any) => log.push(e.message)); P.resolve = old; out("patched resolve"); }
const fake = { constructor: function (ex: Any) { ex((v: Any) => log.push(`fake f ${v}`), (e: Any) => log.push(`fake r ${e}`)); } } as Any; P.prototype.then.call(Object.assign(P.resolve(1), { constructor: { [Symbol.species]: fake.constructor } }), (v: Any) => v + 1); await null; await null; out("species of any kind");
P.reject.call(fake.constructor, "reason"); P.resolve.call(fake.constructor, "value"); out("static on any constructor");
const order: string[] = []; const p = P.resolve(); p.then(() => order.push("1")); (async () => { await p; order.push("2"); await p; order.push("5"); })(); p.then(() => order.push("3")).then(() => order.push("6")); queueMicrotask(() => order.push("4")); for (let i = 0; i < 5; i++) await null; console.log(order.join());
const circular: Any = {}; circular.p = new P((f: Any) => setTimeout(() => f(circular.p), 1)); await circular.p.catch((e: Error) => console.log(e.name));
const t1 = P.resolve(P.reject(new Error("inner"))); await t1.catch((e: Error) => console.log(e.message));
console.log(await P.resolve({ then: 5 }).then((v: Any) => v.then), await P.all(new Set([1, P.resolve(2)])).then(String), await P.all("ab").then(String), await P.all(new Map([[1, 2]]).values()).then(String));
await P.any([]).catch((e: Any) => console.log(e.name, e.errors.length, Object.keys(e).join(), e instanceof AggregateError)); await P.all([P.reject(1), P.reject(2)]).catch((e: Any) => console.log(e));
console.log(await new P((f: Any, r: Any) => { f(1); r(2); f(3); throw new Error("late"); }), await P.resolve(1).then(2 as Any, 3 as Any), await P.reject(1).then(null).catch((e: Any) => e), await P.resolve(1).finally("x" as Any));
const [a, b] = [P.withResolvers(), P.withResolvers()]; a.resolve(b.promise); b.reject(new Error("W")); await a.promise.catch((e: Error) => console.log(e.message));
for (const bad of [undefined, null, 1, {}, () => {}]) try { P.resolve.call(bad, 1); console.log("fine"); } catch (e) { console.log((e as Error).name); }
