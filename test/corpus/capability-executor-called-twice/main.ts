// A capability's executor may be called again only while both slots are still undefined.
const attempts: [string, (executor: (f: unknown, r: unknown) => void) => void][] = [
	["undefined, then functions", (e) => { e(undefined, undefined); e(() => {}, () => {}); }],
	["functions, then functions", (e) => { e(() => {}, () => {}); e(() => {}, () => {}); }],
	["undefined reject, then functions", (e) => { e(() => {}, undefined); e(() => {}, () => {}); }],
	["undefined resolve, then functions", (e) => { e(undefined, () => {}); e(() => {}, () => {}); }],
	["never called", () => {}],
	["not functions", (e) => { e(1, {}); }],
	["null, then functions", (e) => { e(null, null); e(() => {}, () => {}); }],
];
for (const [name, drive] of attempts) {
	const C = function (this: object, executor: (f: unknown, r: unknown) => void) { drive(executor); return this; } as never;
	for (const key of ["resolve", "reject"] as const)
		try { (Promise[key] as (this: unknown, v: unknown) => unknown).call(C, 1); console.log(name, key, "made"); } catch (e) { console.log(name, key, (e as Error).name); }
	try { (Promise.all as (this: unknown, v: unknown) => unknown).call(C, []); console.log(name, "all made"); } catch (e) { console.log(name, "all", (e as Error).name); }
}
