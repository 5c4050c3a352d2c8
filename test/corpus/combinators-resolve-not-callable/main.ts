// `resolve` is read and checked before the iterator is made; the promise rejects and nothing is iterated.
for (const key of ["all", "allSettled", "any", "race"] as const) for (const resolve of [undefined, null, 4, "x", {}]) {
	let iterated = false;
	class C<T> extends Promise<T> {}
	Object.defineProperty(C, "resolve", { value: resolve });
	const items = { [Symbol.iterator]() { iterated = true; return [][Symbol.iterator](); } };
	await (C[key] as (items: unknown) => Promise<unknown>)(items).catch((e: Error) => console.log(key, typeof resolve, e.name, iterated));
}
