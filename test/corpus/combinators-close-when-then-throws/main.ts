for (const key of ["all", "allSettled", "any", "race"] as const) {
	const mk = (what: unknown) => ({ [Symbol.iterator]: () => ({ next: () => ({ value: what, done: false }), return() { console.log(key, "closed"); throw new Error("from return, hidden"); } }) });
	class C<T> extends Promise<T> { static override resolve(v: unknown): never { return v as never; } }
	const run = (what: unknown) => (C[key] as (items: unknown) => Promise<unknown>)(mk(what)).catch((e: Error) => console.log(key, e.name, e.name === "TypeError" ? "" : e.message));
	await run({ then() { throw new RangeError("then threw"); } });
	await run({ get then() { throw new RangeError("getter threw"); } });
	await run({ then: 5 });
	await run(undefined);
}
