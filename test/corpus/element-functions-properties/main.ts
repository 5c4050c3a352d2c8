type Two = ((v?: unknown) => unknown)[];
for (const key of ["all", "allSettled", "any"] as const) {
	const seen: Two = [];
	const C = function (executor: (f: () => void, r: () => void) => void) { executor(() => {}, () => {}); } as unknown as { resolve: unknown };
	C.resolve = () => ({ then(...handlers: Two) { seen.push(...handlers); } });
	(Promise[key] as (this: unknown, items: unknown[]) => unknown).call(C, [1]);
	for (const one of seen) {
		console.log(key, one!.length, JSON.stringify(one!.name), "prototype" in one!, Object.isExtensible(one), JSON.stringify(Object.getOwnPropertyNames(one)));
		try { Reflect.construct(Object, [], one!); console.log("a constructor"); } catch (e) { console.log((e as Error).name); }
	}
}
