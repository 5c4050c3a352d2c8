for (const key of ["all", "allSettled", "any", "race"] as const) {
	const run = (next: () => unknown) => (Promise[key] as (items: unknown) => Promise<unknown>)({ [Symbol.iterator]: () => ({ next, return() { console.log("must not close"); return {}; } }) }).catch((e: Error) => console.log(key, e.name, e.name === "TypeError" ? "" : e.message));
	await run(() => { throw new RangeError("next"); });
	await run(() => 1);
	await run(() => ({ get done() { throw new RangeError("done"); } }));
	await run(() => ({ done: false, get value() { throw new RangeError("value"); } }));
	await (Promise[key] as (items: unknown) => Promise<unknown>)({ [Symbol.iterator]: 3 }).catch((e: Error) => console.log(key, e.name));
	await (Promise[key] as (items: unknown) => Promise<unknown>)({ get [Symbol.iterator]() { throw new RangeError("getter"); } }).catch((e: Error) => console.log(key, e.message));
	await (Promise[key] as (items: unknown) => Promise<unknown>)({ [Symbol.iterator]: () => 7 }).catch((e: Error) => console.log(key, e.name));
}
