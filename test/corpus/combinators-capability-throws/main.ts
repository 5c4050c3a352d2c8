// The iterator is exhausted, so a throwing resolve of the capability does not close it; reject gets the error.
for (const key of ["all", "allSettled"] as const) {
	let closed = 0;
	const C = class { static resolve(v: unknown) { return v; } constructor(executor: (f: () => void, r: (e: Error) => void) => void) { executor(() => { throw new RangeError("resolve broke"); }, (e) => console.log(key, "rejected with", e.message)); } };
	(Promise[key] as (this: unknown, items: unknown) => unknown).call(C, { [Symbol.iterator]: () => ({ next: () => ({ done: true }), return() { closed++; return {}; } }) });
	console.log(key, closed);
}
const C2 = class { static resolve(v: unknown) { return v; } constructor(executor: (f: () => void, r: (e: unknown) => void) => void) { executor(() => {}, () => { throw new RangeError("reject broke"); }); } };
for (const key of ["all", "allSettled", "any", "race"] as const) try { (Promise[key] as (this: unknown, items: unknown) => unknown).call(C2, 5); } catch (e) { console.log(key, (e as Error).message); }
