// break, continue, return and throw through labelled for await loops, with return() that is fine, rejects, throws, hangs on a promise, or gives no object.
type Any = any;
const log: string[] = [];
const closing: Record<string, () => Any> = {
	fine: () => ({}),
	later: () => new Promise((go) => queueMicrotask(() => go({}))),
	rejects: () => Promise.reject(new Error("return rejects")),
	throws: () => { throw new Error("return throws"); },
	number: () => 1,
	promisedNumber: () => Promise.resolve(1),
};
const source = (name: string, how: string): Any => ({ [Symbol.asyncIterator]: () => { let n = 0; return { next: async () => ({ value: `${name}${++n}`, done: n > 3 }), return() { log.push(`close ${name}`); return (closing[how] as () => Any)(); } }; } });
const syncSource = (name: string, how: string): Any => ({ [Symbol.iterator]: () => { let n = 0; return { next: () => ({ value: `${name}${++n}`, done: n > 3 }), return() { log.push(`close ${name}`); return (closing[how] as () => Any)(); } }; } });
const leave: Record<string, (a: Any, b: Any) => Promise<Any>> = {
	breakInner: async (a, b) => { for await (const x of a) for await (const y of b) { log.push(x + y); break; } return "end"; },
	breakOuter: async (a, b) => { outer: for await (const x of a) for await (const y of b) { log.push(x + y); break outer; } return "end"; },
	continueOuter: async (a, b) => { outer: for await (const x of a) for await (const y of b) { log.push(x + y); continue outer; } return "end"; },
	returns: async (a, b) => { for await (const x of a) for await (const y of b) return x + y; return "end"; },
	throws: async (a, b) => { for await (const x of a) for await (const y of b) throw new Error(x + y); return "end"; },
	finallyBreak: async (a, b) => { outer: for await (const x of a) { try { for await (const y of b) throw new Error(x + y); } finally { break outer; } } return "end"; },
	breakBlock: async (a, b) => { block: { for await (const x of a) for (const z of [1, 2]) for await (const y of b) { log.push(x + y + z); break block; } log.push("not here"); } return "end"; },
	twoLabels: async (a, b) => { one: two: for await (const x of a) { for await (const y of b) { log.push(x + y); continue two; } break one; } return "end"; },
	switchInside: async (a, b) => { outer: for await (const x of a) switch (x) { case "a1": continue outer; case "a2": for await (const y of b) { log.push(y); continue outer; } default: break outer; } return "end"; },
};
for (const [name, run] of Object.entries(leave))
	for (const how of Object.keys(closing))
		for (const make of [source, syncSource]) {
			log.length = 0;
			const end = await run(make("a", "fine"), make("b", how)).then(String, (error: Any) => error.name === "Error" ? error.message : error.name);
			const other = await run(make("a", how), make("b", "fine")).then(String, (error: Any) => error.name === "Error" ? error.message : error.name);
			console.log(name, how, make === source ? "async" : "sync", end, other, log.join(","));
		}
