for (const key of ["all", "allSettled", "any", "race", "resolve", "reject"] as const) for (const C of [undefined, null, 86, "string", true, Symbol(), {}, () => {}, Math.max, async () => {}])
	try { (Promise[key] as (this: unknown, v: unknown) => unknown).call(C, []); console.log(key, typeof C, "made"); } catch (e) { console.log(key, typeof C, (e as Error).name); }
class Broken { constructor() { throw new RangeError("constructor broke"); } }
for (const key of ["all", "any", "race", "allSettled", "resolve", "reject"] as const) try { (Promise[key] as (this: unknown, v: unknown) => unknown).call(Broken, []); } catch (e) { console.log(key, (e as Error).message); }
