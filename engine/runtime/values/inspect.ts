import { errorText, suppressedBy } from "./describe";

const MAX_DEPTH = 2;
const MAX_ITEMS = 100;
const MAX_TEXT = 10_000;
const LINE_WIDTH = 72;

export type InspectOptions = {
	/** The state of a promise of the run; null for any other value. */
	promise(value: unknown): { state: "pending" } | { state: "fulfilled" | "rejected"; value: unknown } | null;
};

/** A value as Node's console shows it. Never throws, runs no getter, and its text is bounded. */
export function inspectValue(value: unknown, options: InspectOptions): string {
	try {
		const text = show(value, 0, [], options);
		return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
	} catch {
		return "[a value that cannot be shown]";
	}
}

function show(value: unknown, depth: number, above: readonly object[], options: InspectOptions): string {
	switch (typeof value) {
		case "string":
			return quoted(value);
		case "number":
			return Object.is(value, -0) ? "-0" : String(value);
		case "bigint":
			return `${value}n`;
		case "symbol":
			return String(value);
		case "function":
			return showFunction(value as (...args: unknown[]) => unknown);
		case "object":
			return value === null ? "null" : showObject(value, depth, above, options);
		default:
			return String(value);
	}
}

function quoted(text: string): string {
	const shown = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
	const quote = !shown.includes("'") ? "'" : !shown.includes('"') ? '"' : !shown.includes("`") ? "`" : "'";
	const escaped = shown.replace(/[\\\n\r\t]/g, (c) => ({ "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" })[c] as string);
	return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

function showFunction(fn: (...args: unknown[]) => unknown): string {
	const own = Object.getOwnPropertyDescriptor(fn, "name")?.value as unknown;
	const name = typeof own === "string" && own !== "" ? own : null;
	if (/^class\b/.test(Function.prototype.toString.call(fn))) return `[class ${name ?? "(anonymous)"}]`;
	const tag: unknown =
		Object.getPrototypeOf(fn) === null ? null : Reflect.get(Object.getPrototypeOf(fn) as object, Symbol.toStringTag);
	const kind = typeof tag === "string" ? tag : "Function";
	return name === null ? `[${kind} (anonymous)]` : `[${kind}: ${name}]`;
}

function showObject(object: object, depth: number, above: readonly object[], options: InspectOptions): string {
	if (above.includes(object)) return "[Circular *1]";
	const inside = [...above, object];
	if (object instanceof Error) return depth === 0 ? errorWithCause(object, inside, options) : `[${errorText(object)}]`;
	const promise = options.promise(object);
	if (promise !== null) {
		const content =
			promise.state === "pending"
				? "<pending>"
				: `${promise.state === "rejected" ? "<rejected> " : ""}${depth > MAX_DEPTH ? "…" : show(promise.value, depth + 1, inside, options)}`;
		return `Promise { ${content} }`;
	}
	if (object instanceof Date) return Number.isNaN(object.getTime()) ? "Invalid Date" : object.toISOString();
	if (object instanceof RegExp) return String(object);
	const name = constructorName(object);
	if (depth > MAX_DEPTH) return Array.isArray(object) ? "[Array]" : `[${name ?? "Object: null prototype"}]`;
	if (Array.isArray(object))
		return list(name === "Array" ? "" : `${name}(${object.length}) `, "[", arrayItems(object, depth, inside, options), "]");
	if (object instanceof Map) {
		const items = bounded(
			[...object],
			object.size,
			([key, value]) => `${show(key, depth + 1, inside, options)} => ${show(value, depth + 1, inside, options)}`,
		);
		return list(`Map(${object.size}) `, "{", items, "}");
	}
	if (object instanceof Set)
		return list(
			`Set(${object.size}) `,
			"{",
			bounded([...object], object.size, (value) => show(value, depth + 1, inside, options)),
			"}",
		);
	if (ArrayBuffer.isView(object) && !(object instanceof DataView)) {
		const array = object as unknown as ArrayLike<unknown>;
		return list(
			`${name}(${array.length}) `,
			"[",
			bounded(Array.from(array).slice(0, MAX_ITEMS), array.length, (value) => String(value)),
			"]",
		);
	}
	const boxed = boxedValue(object);
	if (boxed !== null) return boxed;
	return list(prefixOf(object, name), "{", properties(object, depth, inside, options), "}");
}

function errorWithCause(error: Error, inside: readonly object[], options: InspectOptions): string {
	const errors = error instanceof AggregateError ? ` [errors]: ${show(error.errors, 1, inside, options)}` : "";
	const cause = Object.getOwnPropertyDescriptor(error, "cause");
	const joined = suppressedBy(error);
	const both =
		joined === null
			? ""
			: ` [error]: ${show(joined.error, 1, inside, options)} [suppressed]: ${show(joined.suppressed, 1, inside, options)}`;
	const rest = errors + both;
	const tail = cause === undefined ? rest : ` [cause]: ${show(cause.value, 1, inside, options)}${rest}`;
	return tail === "" ? errorText(error) : `${errorText(error)} {${tail} }`;
}

function prefixOf(object: object, name: string | null): string {
	if (name === null) return "[Object: null prototype] ";
	const tag = ownOrInheritedTag(object);
	if (tag !== null && tag !== name) return name === "Object" ? `Object [${tag}] ` : `${name} [${tag}] `;
	return name === "Object" ? "" : `${name} `;
}

function ownOrInheritedTag(object: object): string | null {
	for (let at: object | null = object; at !== null; at = Object.getPrototypeOf(at) as object | null) {
		const value = Object.getOwnPropertyDescriptor(at, Symbol.toStringTag)?.value as unknown;
		if (typeof value === "string" && value !== "") return value;
	}
	return null;
}

function constructorName(object: object): string | null {
	for (let at: object | null = object; at !== null; at = Object.getPrototypeOf(at) as object | null) {
		const constructor = Object.getOwnPropertyDescriptor(at, "constructor")?.value as unknown;
		if (typeof constructor === "function" && constructor.name !== "") return constructor.name;
	}
	return null;
}

function boxedValue(object: object): string | null {
	for (const [kind, type] of [
		["Number", Number],
		["String", String],
		["Boolean", Boolean],
	] as const)
		if (object instanceof type)
			return `[${kind}: ${kind === "String" ? quoted(String(object.valueOf())) : String(object.valueOf())}]`;
	return null;
}

function arrayItems(array: unknown[], depth: number, inside: readonly object[], options: InspectOptions): string[] {
	const items: string[] = [];
	let holes = 0;
	const flush = (): void => {
		if (holes > 0) items.push(`<${holes} empty item${holes > 1 ? "s" : ""}>`);
		holes = 0;
	};
	for (let i = 0; i < array.length && items.length < MAX_ITEMS; i++) {
		if (!Object.hasOwn(array, i)) {
			holes++;
			continue;
		}
		flush();
		items.push(show(Object.getOwnPropertyDescriptor(array, i)?.value, depth + 1, inside, options));
	}
	flush();
	if (array.length > MAX_ITEMS) items.push(`... ${array.length - MAX_ITEMS} more item${array.length - MAX_ITEMS > 1 ? "s" : ""}`);
	return items;
}

function bounded<T>(values: T[], total: number, text: (value: T) => string): string[] {
	const items = values.slice(0, MAX_ITEMS).map(text);
	if (total > MAX_ITEMS) items.push(`... ${total - MAX_ITEMS} more item${total - MAX_ITEMS > 1 ? "s" : ""}`);
	return items;
}

function properties(object: object, depth: number, inside: readonly object[], options: InspectOptions): string[] {
	const keys = Reflect.ownKeys(object).filter((key) => Object.getOwnPropertyDescriptor(object, key)?.enumerable === true);
	return bounded(keys, keys.length, (key) => {
		const { get, set, value } = Object.getOwnPropertyDescriptor(object, key) as PropertyDescriptor;
		const name = typeof key === "symbol" ? `[${String(key)}]` : /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
		if (get !== undefined || set !== undefined)
			return `${name}: ${get === undefined ? "[Setter]" : set === undefined ? "[Getter]" : "[Getter/Setter]"}`;
		return `${name}: ${show(value, depth + 1, inside, options)}`;
	});
}

/** On one line if short, else one line per item. */
function list(prefix: string, open: string, items: string[], close: string): string {
	if (items.length === 0) return `${prefix}${open}${close}`;
	const oneLine = `${prefix}${open} ${items.join(", ")} ${close}`;
	if (oneLine.length <= LINE_WIDTH + prefix.length && !oneLine.includes("\n")) return oneLine;
	if (open === "[" && items.every((item) => item.length <= 6) && items.length > 6)
		return `${prefix}${open}\n  ${inRows(items)}\n${close}`;
	return `${prefix}${open}\n${items.map((item) => `  ${item.replaceAll("\n", "\n  ")}`).join(",\n")}\n${close}`;
}

function inRows(items: string[]): string {
	const width = Math.max(...items.map((item) => item.length)) + 2;
	const columns = Math.max(1, Math.floor(LINE_WIDTH / width));
	const rows: string[] = [];
	for (let i = 0; i < items.length; i += columns)
		rows.push(
			items
				.slice(i, i + columns)
				.map((item) => item.padStart(width - 2))
				.join(", "),
		);
	return rows.join(",\n  ");
}
