let executorCalls = 0;
const p = Promise.resolve(1);
(p as { constructor: unknown }).constructor = { [Symbol.species]: class { constructor(executor: (f: unknown, r: unknown) => void) { executorCalls++; executor((v: unknown) => console.log("resolved with", v), () => {}); } } };
const result = p.then((v) => (v as number) + 1);
console.log(executorCalls, result instanceof Promise, Object.keys(result).length);
(p as { constructor: unknown }).constructor = { [Symbol.species]: class { constructor(executor: (f: unknown, r: unknown) => void) { executor(1, 2); } } };
try { p.then(); } catch (e) { console.log((e as Error).name); }
await null; await null; console.log("end");
