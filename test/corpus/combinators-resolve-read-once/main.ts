for (const key of ["all", "allSettled", "any", "race"] as const) {
	let reads = 0, calls = 0;
	class C<T> extends Promise<T> {}
	Object.defineProperty(C, "resolve", { get() { reads++; return function (this: unknown, v: unknown) { calls++; return Promise.resolve.call(C, v); }; } });
	await (C[key] as (items: unknown[]) => Promise<unknown>)([1, 2, 3]);
	console.log(key, reads, calls);
	Object.defineProperty(C, "resolve", { value: 5 });
}
