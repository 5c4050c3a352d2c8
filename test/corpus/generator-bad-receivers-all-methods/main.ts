async function* g() {}
const proto = Object.getPrototypeOf(g.prototype) as Record<string, (this: unknown, v: unknown) => Promise<unknown>>;
function* sync() {}
for (const k of ["next", "return", "throw"]) for (const bad of [undefined, null, 1, "x", {}, [], sync(), g, g.prototype, Object.create(g.prototype)]) {
	const p = proto[k]!.call(bad, 1);
	console.log(k, p instanceof Promise, await p.then(() => "no error", (e) => e.name));
}
