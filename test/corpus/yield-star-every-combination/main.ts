// yield* over iterators that have and lack next, return and throw in every way, asked in every way: what is read, called, awaited and given back.
type Any = any;
const log: string[] = [];
const results: Record<string, () => Any> = {
	value: () => ({ value: "v", done: false }),
	done: () => ({ value: "d", done: true }),
	promise: () => Promise.resolve({ value: "p", done: true }),
	rejects: () => Promise.reject(new Error("rejected")),
	number: () => 7,
	undefined: () => undefined,
	throws: () => { throw new Error("thrown"); },
	poisonedDone: () => ({ get done() { log.push("get done"); throw new Error("done"); }, get value() { log.push("get value"); return 1; } }),
	poisonedValue: () => ({ get done() { log.push("get done"); return true; }, get value() { log.push("get value"); throw new Error("value"); } }),
	thenable: () => ({ then(f: (v: unknown) => void) { log.push("then"); f({ value: "t", done: true }); } }),
	poisonedThen: () => ({ get then() { log.push("get then"); throw new Error("then"); } }),
	innerPromise: () => ({ value: Promise.resolve("inner"), done: false }),
	innerRejection: () => ({ value: Promise.reject(new Error("inner rejected")), done: true }),
	truthyDone: () => ({ value: "truthy", done: "yes" }),
	empty: () => ({}),
};
const methods: Record<string, unknown> = { missing: undefined, null: null, number: 1, getter: "getter" };
function iterator(isAsync: boolean, which: string, kind: string): Any {
	const make = (name: string): PropertyDescriptor => {
		const how = name === which ? kind : "value";
		if (how in results)
			return { value: (...args: unknown[]) => { log.push(`${name}(${args.map(String).join()})/${args.length}`); return (results[how] as () => Any)(); } };
		if (how === "getter") return { get() { log.push(`get ${name}`); throw new Error(`getter of ${name}`); } };
		return { value: methods[how] };
	};
	const it = {};
	for (const name of ["next", "return", "throw"]) Object.defineProperty(it, name, make(name));
	return { [isAsync ? Symbol.asyncIterator : Symbol.iterator]: () => it };
}
const text = (value: Any): string => (value instanceof TypeError ? "TypeError" : value instanceof Error ? `${value.name}:${value.message}` : typeof value === "object" && value !== null ? `{${String(value.value)},${String(value.done)}}` : String(value));
for (const isAsync of [true, false])
	for (const which of ["next", "return", "throw"])
		for (const kind of [...Object.keys(results), ...Object.keys(methods)]) {
			log.length = 0;
			async function* g(): Any {
				try {
					const got = yield* iterator(isAsync, which, kind);
					log.push(`completed with ${String(got)}`);
					yield "after";
				} catch (error) {
					log.push(`caught ${text(error)}`);
					yield "caught";
				} finally {
					log.push("finally");
				}
			}
			const it = g();
			const ask = async (request: Promise<unknown>): Promise<void> => void log.push(await request.then(text, text));
			await ask(it.next("first"));
			if (which === "next") await ask(it.next("second"));
			if (which === "return") await ask(it.return("R"));
			if (which === "throw") await ask(it.throw(new Error("T")));
			await ask(it.next("last"));
			// An edition of the specification newer than that of V8 in Node 20 closes sync iterators in these.
			if (!isAsync && (which === "throw" || kind === "innerRejection" || kind === "rejects")) continue;
			console.log(isAsync ? "async" : "sync", which, kind, "→", log.join(" | "));
		}
