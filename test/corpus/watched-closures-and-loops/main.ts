// Each round and each call has variables of its own; what stands in parameters, fields and generators is written too.
const out: unknown[] = [];
const tasks: Promise<void>[] = [];
for (const name of ["a", "b"]) { let n = 0; var shared = (shared ?? 0) + 1; const add = async (k: number) => { const old = n; await null; n = old + k; shared = shared + (await k); out.push(name, n, shared); }; tasks.push(add(1), add(2)); }
await Promise.all(tasks);
const counter = () => { let n = 0; return { add: async (k = (n = n + 1)) => (n = n + (await k)), get: () => n, *each() { n = n + 1; yield n; n += yield n; } }; };
const one = counter(); const two = counter();
out.push(await Promise.all([one.add(), one.add(5), two.add()]), one.get(), two.get(), [...one.each()], one.get());
class Late { static count = 0; id = (Late.count = Late.count + 1); static { Late.count++; } constructor(readonly step = (Late.count += 1)) { Late.count = Late.count + step; } async next() { const { count } = Late; await null; Late.count = count + this.id; return Late.count; } }
class Later extends Late { own: number; constructor() { const n = (Late.count = Late.count + 1); super(n); this.own = n; } async next() { this.own = this.own + (await super.next()); return this.own; } }
out.push(await Promise.all([new Late().next(), new Later().next()]), Late.count);
async function* numbers(limit: number) { let sent = 0; while (sent < limit) { const got: number = yield sent; sent = sent + (got ?? 1); } out.push(await sent); }
for await (const n of numbers(3)) out.push(n);
let done = 0; const arrows = [async () => (done = done + (await 1)), async () => done++, async (): Promise<number> => { try { return (done += await 2); } finally { done = done * 2; } }];
out.push(await Promise.all(arrows.map((f) => f())), done); { done = done + (await 1); } out.push(done);
switch (await 1) { case 1: let inside = 1; const grow = async () => { inside = inside + (await 1); }; await grow(); out.push(inside); }
console.log(JSON.stringify(out));
