const closing = (values: unknown[]) => ({ [Symbol.iterator]: () => { let i = 0; return { next: () => ({ value: values[i++], done: i > values.length }), return() { console.log("inner closed"); return {}; } }; } });
async function* outer(...items: unknown[]) { try { yield* items; } finally { console.log("outer done"); } }
for await (const [a] of outer(closing([1, 2])) as AsyncIterable<never>) console.log("one", a);
for await (const [a, ...r] of outer(closing([1, 2, 3])) as AsyncIterable<never>) console.log("rest", a, (r as unknown[]).join());
for await (const [] of outer(closing([1])) as AsyncIterable<never>) console.log("empty");
for await (const [, b = "dflt"] of outer(closing([1])) as AsyncIterable<never>) console.log("hole", b);
for await (const { x: { y = 1 } = {}, ...others } of outer({ z: 2 }) as AsyncIterable<Record<string, { y?: number }>>) console.log("object", y, Object.keys(others).join());
let p: unknown; const o: Record<string, unknown> = {};
for await ([p, o.q = "dq"] of outer(closing(["p"])) as AsyncIterable<never>) console.log("assigned", p, o.q);
for await ({ p, k: o.k = await Promise.resolve("awaited default") } of outer({ p: 5 }) as AsyncIterable<never>) console.log("assigned", p, o.k);
for await ([...[p, o["r"]]] of outer([1, 2]) as AsyncIterable<never>) console.log("nested rest", p, o.r);
for (const bad of [undefined, 5, {}]) try { for await (const [a] of outer(bad) as AsyncIterable<never>) console.log("never", a); } catch (e) { console.log((e as Error).name); }
try { for await (const [a = (() => { throw new RangeError("in default"); })()] of outer(closing([undefined])) as AsyncIterable<never>) console.log("never", a); } catch (e) { console.log((e as Error).message); }
try { for await (const { [((): string => { throw new RangeError("in key"); })()]: a } of outer({}) as AsyncIterable<never>) console.log("never", a); } catch (e) { console.log((e as Error).message); }
