const seen: unknown[] = [];
class P2<T> extends Promise<T> { override then(...handlers: never[]) { seen.push(handlers.map((h) => typeof h + ((h as unknown as (() => void))?.length ?? "")).join()); return super.then(...handlers) as never; } }
await P2.resolve(1).finally(() => 5);
await P2.reject(2).finally(() => 5).catch(() => {});
for (const line of seen) console.log(line);
const calls: unknown[][] = [];
const thenable = { then(...values: unknown[]) { calls.push(values); return "given"; } };
console.log((Promise.prototype.finally as (this: unknown, h: unknown) => unknown).call(Object.assign(thenable, { constructor: Promise }), 7), calls[0]!.join());
for (const bad of [undefined, null, 1]) try { (Promise.prototype.finally as (this: unknown) => unknown).call(bad); } catch (e) { console.log((e as Error).name); }
