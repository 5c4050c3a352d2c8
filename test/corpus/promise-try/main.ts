const attempt = Promise.try as (f: unknown, ...values: unknown[]) => Promise<unknown>;
const p = attempt.call(Promise, (...values: unknown[]) => { console.log("called at once", values.join()); return values.length; }, 1, 2, 3);
console.log("after"); console.log(await p);
await attempt.call(Promise, () => { throw new RangeError("sync"); }).catch((e) => console.log(e.message));
await attempt.call(Promise, async () => { throw new RangeError("async"); }).catch((e) => console.log(e.message));
await attempt.call(Promise, 5).catch((e) => console.log(e.name));
console.log(await attempt.call(Promise, () => ({ then(f: (v: string) => void) { f("thenable"); } })));
class C<T> extends Promise<T> {}
console.log(attempt.call(C, () => 1) instanceof C);
for (const bad of [undefined, 1, {}]) try { attempt.call(bad, () => {}); } catch (e) { console.log((e as Error).name); }
