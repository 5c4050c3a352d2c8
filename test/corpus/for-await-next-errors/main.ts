const mk = (next: () => unknown) => ({ [Symbol.asyncIterator]: () => ({ next, return() { console.log("must not close"); return {}; } }) });
for (const bad of [() => { throw new Error("next threw"); }, () => Promise.reject(new Error("next rejected")), () => 5, () => ({ get done() { throw new Error("done threw"); } }), () => ({ done: false, get value() { throw new Error("value threw"); } })])
  try { for await (const _ of mk(bad as never) as never) console.log("never"); } catch (e) { console.log((e as Error).name, (e as Error).message.slice(0, 12)); }
