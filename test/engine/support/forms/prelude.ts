/**
 * What every program of a product has: a log, a way to show values alike in both worlds, and iterators that tell what is asked of
 * them. Errors of the language show only their name: V8 words them after the text of the program, which lowering changes.
 */
export const PRELUDE = `
type Any = any;
let log: string[] = [];
const say = (text: string, value?: Any): Any => (log.push(text), value);
const fail = (text = "fails"): never => { log.push("throws " + text); throw new Error(text); };
const show = (v: Any): string =>
	v instanceof Error ? v.name + (v.name === "Error" ? ":" + v.message : "") : typeof v === "function" ? "function " + String(v.name)
	: Array.isArray(v) ? "[" + Array.from({ length: v.length }, (_, i) => (i in v ? show(v[i]) : "hole")).join() + "]"
	: typeof v === "object" && v !== null ? "{" + Reflect.ownKeys(v).map((k) => String(k) + ":" + show(v[k])).join() + "}" : typeof v === "string" ? JSON.stringify(v) : String(v);
const note = (...values: Any[]): void => void log.push(values.map(show).join(" "));
/** Values one after the other; what stands in \`how\` fails, is missing, or is no object. */
const it = (items: Any[], how: Record<string, Any> = {}): Any => {
	let i = 0;
	const made: Any = {
		next() {
			log.push("next");
			if (how.next === "throws") throw new Error("next");
			if (how.next === "value") return { done: false, get value() { return fail("value"); } };
			if (how.next === "number") return 1;
			return i < items.length ? { done: false, value: items[i++] } : { done: true, value: undefined };
		},
		return(...values: Any[]) {
			log.push("return/" + values.length);
			if (how.return === "throws") throw new Error("return");
			return how.return === "null" ? null : {};
		},
	};
	if (how.return === "missing") made.return = undefined;
	if (how.return === "uncallable") made.return = 1;
	if (how.return === "getter") Object.defineProperty(made, "return", { get: () => fail("get return") });
	made[Symbol.iterator] = () => (log.push("iterator"), made);
	return made;
};
async function* later(...items: Any[]) { try { for (const item of items) yield item; } finally { log.push("closed"); } }
/** The next one who asks an array for its iterator gets this instead; our engine shares its arrays with the test runner. */
const arraysGive = (instead: unknown): void => {
	const kept = Object.getOwnPropertyDescriptor(Array.prototype, Symbol.iterator) as PropertyDescriptor;
	Object.defineProperty(Array.prototype, Symbol.iterator, { configurable: true, get() { Object.defineProperty(Array.prototype, Symbol.iterator, kept); return instead; } });
};
const end = (name: string): void => { console.log(name, "|", log.join(" ")); log = []; };
`;

/** One block of a program: what it logged, under its name, and what it threw. */
export const block = (name: string, code: string): string =>
	`try { ${code}\n} catch (error) { log.push("caught " + show(error)); } end(${JSON.stringify(name)});\n`;
