for (const bad of [undefined, null, 1, "x", {}, Promise.prototype, Object.create(Promise.prototype), { then: Promise.prototype.then }])
	try { (Promise.prototype.then as (this: unknown) => unknown).call(bad); console.log("no error"); } catch (e) { console.log((e as Error).name); }
