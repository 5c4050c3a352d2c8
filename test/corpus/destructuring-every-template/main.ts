// Parameters of async functions, methods, arrows and generators: every template of patterns, with what is read, closed and thrown.
type Any = any;
let log: string[] = [];
function iter(items: Any[], extra: Record<string, Any> = {}): Any {
	let i = 0;
	return { [Symbol.iterator]() { return { next() { log.push("next"); return i < items.length ? { value: items[i++], done: false } : { value: undefined, done: true }; }, return() { log.push("return"); return {}; }, ...extra }; } };
}
const poison = (): never => { throw new Error("poison"); };
const source: Record<string, [(kind: string) => Any, () => Any]> = {};
const shapes: Record<string, { make: Record<string, (...a: Any[]) => Any>; arg: () => Any }> = {
	elem: { make: { f: async function ([a, b]: Any) { return [a, b]; }, m: { async m([a, b]: Any) { return [a, b]; } }.m, a: async ([a, b]: Any) => [a, b], g: async function* ([a, b]: Any) { yield [a, b]; }, s: class { static async s([a, b]: Any) { return [a, b]; } }.s, p: class { async p([a, b]: Any) { return [a, b]; } }.prototype.p }, arg: () => iter([1, 2, 3]) },
	short: { make: { f: async function ([a, b = "default"]: Any) { return [a, b]; }, a: async ([a, b = "default"]: Any) => [a, b], g: async function* ([a, b = "default"]: Any) { yield [a, b]; } }, arg: () => iter([1]) },
	elision: { make: { f: async function ([, , c]: Any) { return c; }, a: async ([, , c]: Any) => c, g: async function* ([, , c]: Any) { yield c; } }, arg: () => iter([1, 2, 3, 4]) },
	onlyElision: { make: { f: async function ([,]: Any) { return "x"; }, a: async ([,]: Any) => "x", g: async function* ([,]: Any) { yield "x"; } }, arg: () => iter([1, 2]) },
	empty: { make: { f: async function ([]: Any) { return "x"; }, a: async ([]: Any) => "x", g: async function* ([]: Any) { yield "x"; } }, arg: () => iter([1, 2]) },
	rest: { make: { f: async function ([a, ...b]: Any) { return [a, b.length, Array.isArray(b)]; }, a: async ([a, ...b]: Any) => [a, b.length], g: async function* ([a, ...b]: Any) { yield [a, b.length]; } }, arg: () => iter([1, 2, 3]) },
	restPattern: { make: { f: async function ([...[x, y]]: Any) { return [x, y]; }, a: async ([...{ length }]: Any) => length, g: async function* ([...[x, y]]: Any) { yield [x, y]; } }, arg: () => iter([1, 2, 3]) },
	nested: { make: { f: async function ([[a], { b }]: Any) { return [a, b]; }, a: async ([[a], { b }]: Any) => [a, b], g: async function* ([[a], { b }]: Any) { yield [a, b]; } }, arg: () => iter([iter([1, 2]), { b: 2 }]) },
	nestedDefault: { make: { f: async function ([[a] = [9], { b } = { b: 8 }]: Any) { return [a, b]; }, a: async ([[a] = [9], { b } = { b: 8 }]: Any) => [a, b], g: async function* ([[a] = [9], { b } = { b: 8 }]: Any) { yield [a, b]; } }, arg: () => iter([]) },
	nestedNull: { make: { f: async function ([[a]]: Any) { return a; }, a: async ([[a]]: Any) => a, g: async function* ([[a]]: Any) { yield a; } }, arg: () => iter([null]) },
	defaultThrows: { make: { f: async function ([a = poison()]: Any) { return a; }, a: async ([a = poison()]: Any) => a, g: async function* ([a = poison()]: Any) { yield a; }, m: { async *m([a = poison()]: Any) { yield a; } }.m }, arg: () => iter([undefined]) },
	later: { make: { f: async function ([a = b, b]: Any) { return [a, b]; }, a: async ([a = b, b]: Any) => [a, b] }, arg: () => iter([undefined, 2]) },
	nextThrows: { make: { f: async function ([a]: Any) { return a; }, a: async ([a]: Any) => a, g: async function* ([a]: Any) { yield a; } }, arg: () => iter([], { next() { log.push("next throws"); throw new Error("next"); } }) },
	returnThrows: { make: { f: async function ([a]: Any) { return a; }, a: async ([a]: Any) => a }, arg: () => iter([1], { return() { log.push("return throws"); throw new Error("return"); } }) },
	returnNoObject: { make: { f: async function ([a]: Any) { return a; }, a: async ([a]: Any) => a }, arg: () => iter([1], { return() { log.push("return 1"); return 1; } }) },
	valueThrows: { make: { f: async function ([a]: Any) { return a; } }, arg: () => iter([], { next: () => ({ done: false, get value() { throw new Error("value"); } }) }) },
	objectElem: { make: { f: async function ({ a, b: { c }, d = "D" }: Any) { return [a, c, d]; }, a: async ({ a, b: { c }, d = "D" }: Any) => [a, c, d], g: async function* ({ a, b: { c }, d = "D" }: Any) { yield [a, c, d]; } }, arg: () => ({ get a() { log.push("get a"); return 1; }, b: { c: 2 }, get d() { log.push("get d"); return undefined; } }) },
	objectRest: { make: { f: async function ({ a, ...others }: Any) { return [a, Object.keys(others).join(), Object.getOwnPropertyDescriptor(others, "z")?.value]; }, a: async ({ a, ...others }: Any) => [a, Object.keys(others).join()] }, arg: () => Object.defineProperties({ a: 1, get z() { log.push("get z"); return "Z"; } }, { hidden: { value: 1 }, y: { value: 1, enumerable: true } }) },
	objectComputed: { make: { f: async function ({ [(log.push("key"), "k")]: a = log.push("default") }: Any) { return a; }, a: async ({ [(log.push("key"), "k")]: a = log.push("default") }: Any) => a }, arg: () => ({ get k() { log.push("get k"); return undefined; } }) },
	objectKeyThrows: { make: { f: async function ({ [poison()]: a }: Any) { return a; }, a: async ({ [poison()]: a }: Any) => a, g: async function* ({ [poison()]: a }: Any) { yield a; } }, arg: () => ({}) },
	objectNull: { make: { f: async function ({}: Any) { return 1; }, a: async ({}: Any) => 1, g: async function* ({}: Any) { yield 1; } }, arg: () => null },
	objectEmpty: { make: { f: async function ({}: Any) { return 1; }, a: async ({}: Any) => 1 }, arg: () => 5 },
	getterThrows: { make: { f: async function ({ a }: Any) { return a; }, g: async function* ({ a }: Any) { yield a; } }, arg: () => ({ get a() { return poison(); } }) },
	namesFn: { make: { f: async function ([fn = async () => {}, cls = class {}, gen = async function* () {}, kept = class { static name = "own"; }, comma = (0, async () => {})]: Any) { return [fn.name, cls.name, gen.name, kept.name, comma.name]; }, o: async function ({ fn = async () => {}, x: cls = class {}, gen = function* () {} }: Any) { return [fn.name, cls.name, gen.name]; } }, arg: () => Object.assign(iter([]), {}) },
	notIterable: { make: { f: async function ([a]: Any) { return a; }, g: async function* ([a]: Any) { yield a; } }, arg: () => ({}) },
	iteratorThrows: { make: { f: async function ([a]: Any) { return a; } }, arg: () => ({ [Symbol.iterator]() { log.push("iterator"); throw new Error("iterator"); } }) },
	wholeDefault: { make: { f: async function ([a, b] = [1, 2]) { return [a, b]; }, a: async ({ a } = { a: 7 }) => a, g: async function* ([a] = [3]) { yield a; } }, arg: () => undefined },
};
void source;
const show = (v: Any): string => (v instanceof Error ? v.name + (v.message === "poison" || v.name === "Error" ? ":" + v.message : "") : Array.isArray(v) ? v.map(String).join("/") : String(v));
for (const [name, { make, arg }] of Object.entries(shapes))
	for (const [kind, f] of Object.entries(make)) {
		log = [];
		let how = "";
		try {
			const called = f(arg());
			how = `${f.length} `;
			how += await (typeof called.next === "function" ? called.next().then((r: Any) => show(r.value)) : called).then(show, (e: Any) => "rejected " + show(e));
		} catch (error) {
			how = "threw " + show(error);
		}
		console.log(name, kind, how, log.join());
	}
