// Each element function counts once, however often the thenable calls it.
const twice = (v: unknown) => ({ then(f: (v: unknown) => void, r: (v: unknown) => void) { f(v); f("again"); r("no"); } });
const C = class { static resolve(v: unknown) { return twice(v); } constructor(executor: (f: (v: unknown) => void, r: (v: unknown) => void) => void) { executor((v) => console.log("resolved", JSON.stringify(v)), (v) => console.log("rejected", JSON.stringify((v as AggregateError)?.errors ?? v))); } };
(Promise.all as (this: unknown, v: unknown) => unknown).call(C, [1, 2]);
(Promise.allSettled as (this: unknown, v: unknown) => unknown).call(C, [1, 2]);
(Promise.any as (this: unknown, v: unknown) => unknown).call(C, [1, 2]);
(Promise.race as (this: unknown, v: unknown) => unknown).call(C, [1, 2]);
