import { errorBase, errorKeys } from "./errors-as-text";
import { printable, quoted } from "./escapes";
import type { InspectOptions } from "./inspect-options";
import {
	bufferLength,
	classNameOf,
	dateTime,
	findProperty,
	functionBase,
	type Kind,
	kindOf,
	mapSize,
	prefixOf,
	setSize,
	tagOf,
	typedArrayLength,
	typedArrayTag,
	unboxed,
	viewGetters,
} from "./kinds";
import { apply, datePrototype, getOwnPropertyDescriptor, getPrototypeOf, hasOwn, methodOf, ownKeys } from "./originals";

/** One entry of an object: a value with the text in front of it, an entry of a map, or a text alone. */
export type Part =
	| { kind: "value"; label: string; value: unknown }
	| { kind: "entry"; key: unknown; value: unknown }
	| { kind: "text"; text: string };

/** An object taken apart for showing. Its text is `base open part, part close`, without braces when it has a base and no parts. */
export type Shape = {
	base: string;
	open: string;
	close: string;
	/** Stands for the object where it lies too deep. */
	name: string;
	isList: boolean;
	parts: Part[];
};

/** Arrays longer than this are not searched for other properties, because that lists every index. */
const SEARCHED_FOR_EXTRAS = 10_000;
/** Most properties of one object. */
const MOST_KEYS = 1_000;

/** Prototypes whose accessors are shown as if they were own properties: classes of the platform. */
const shownGetters = new WeakMap<object, readonly string[]>();
const { get: getFrom, set: setIn } = WeakMap.prototype;

/** Makes objects with this prototype show the given accessors, as native code shows the object's state. */
export function showGetters(prototype: object, names: readonly string[]): void {
	apply(setIn, shownGetters, [prototype, names]);
}

const { URL } = globalThis as unknown as { URL?: { prototype: object } };
if (URL !== undefined)
	showGetters(
		URL.prototype,
		"href origin protocol username password host hostname port pathname search searchParams hash".split(" "),
	);

const isEnumerable = Object.prototype.propertyIsEnumerable;
const objectText = Object.prototype.toString;

/** Keys of own enumerable properties, without indices if `isList`. */
export function keysOf(object: object, isList: boolean): PropertyKey[] {
	const found: PropertyKey[] = [];
	const keys = ownKeys(object);
	for (let i = 0; i < keys.length && found.length < MOST_KEYS; i++) {
		const key = keys[i] as PropertyKey;
		if (isList && typeof key === "string" && /^(?:0|[1-9]\d*)$/.test(key)) continue;
		if (apply(isEnumerable, object, [key])) found[found.length] = key;
	}
	return found;
}

/** Takes an object apart. @param most most items of a list, map or set */
export function lookAt(object: object, options: InspectOptions, most: number): Shape {
	const className = classNameOf(object);
	const tag = tagOf(object);
	const look: Shape = { base: "", open: "{", close: "}", name: "", isList: false, parts: [] };
	const { parts } = look;
	let keys: PropertyKey[] | null = null;
	const text = (line: string): void => {
		parts[parts.length] = { kind: "text", text: line };
	};
	const item = (value: unknown, label = ""): void => {
		parts[parts.length] = { kind: "value", label, value };
	};
	const more = (total: number): void => {
		if (total > most) text(`... ${total - most} more item${total - most > 1 ? "s" : ""}`);
	};
	const list = (fallback: string, size: number): void => {
		look.isList = true;
		look.open = `${className === "Array" && tag === "" ? "" : prefixOf(className, tag, fallback, `(${size})`)}[`;
		look.close = "]";
		if (size > SEARCHED_FOR_EXTRAS) keys = [];
	};
	const collection = (fallback: Kind, size?: number): void => {
		look.open = `${prefixOf(className, tag, fallback, size === undefined ? "" : `(${size})`)}{`;
	};

	const kind = typeof object === "function" ? null : kindOf(object);
	const promise = options.promise(object);
	switch (kind) {
		case "Array": {
			const array = object as unknown[];
			list(kind, array.length);
			arrayParts(array, most, item, text);
			break;
		}
		case "TypedArray": {
			const size = typedArrayLength(object);
			list(String(typedArrayTag(object)), size);
			for (let i = 0; i < size && i < most; i++) item((object as ArrayLike<unknown>)[i]);
			more(size);
			break;
		}
		case "Map": {
			const size = mapSize(object);
			collection(kind, size);
			const entries = mapEntries(object) as object;
			for (let i = 0; i < size && i < most; i++) {
				const { value } = nextOfMap(entries) as { value: [unknown, unknown] };
				parts[parts.length] = { kind: "entry", key: value[0], value: value[1] };
			}
			more(size);
			break;
		}
		case "Set": {
			const size = setSize(object);
			collection(kind, size);
			const values = setValues(object) as object;
			for (let i = 0; i < size && i < most; i++) item((nextOfSet(values) as { value: unknown }).value);
			more(size);
			break;
		}
		case "Error":
			look.base = errorBase(object, className, tag, options);
			keys = errorKeys(object, keysOf(object, false), look.base);
			break;
		case "Date":
		case "RegExp": {
			const shown = kind === "RegExp" ? regExpText(object) : Number.isNaN(dateTime(object)) ? "Invalid Date" : dateText(object);
			const prefix = prefixOf(className, tag, kind);
			look.base = prefix === `${kind} ` ? shown : prefix + shown;
			break;
		}
		case "WeakMap":
		case "WeakSet":
			collection(kind);
			text("<items unknown>");
			break;
		case "MapIterator":
		case "SetIterator":
			// Only taking its items would tell what they are, and they would be gone.
			look.open = `[${tag}] {`;
			text("<items unknown>");
			break;
		case "ArrayBuffer":
			collection(kind);
			bytesOf(object as ArrayBuffer, most, text);
			item(bufferLength(object), "byteLength");
			break;
		case "DataView":
			collection(kind);
			item(viewGetters.byteLength(object), "byteLength");
			item(viewGetters.byteOffset(object), "byteOffset");
			item(viewGetters.buffer(object), "buffer");
			break;
		case "Number":
		case "String":
		case "Boolean":
		case "BigInt":
		case "Symbol": {
			const inside: unknown = unboxed[kind](object);
			const named = className === kind ? "" : className === null ? " (null prototype)" : ` (${className})`;
			look.base = `[${kind}${named}: ${typeof inside === "string" ? quoted(inside) : primitiveText(inside)}]`;
			if (tag !== "" && tag !== className) look.base += ` [${tag}]`;
			if (kind === "String") keys = keysOf(object, true);
			break;
		}
		default:
			if (typeof object === "function") look.base = functionBase(object, className, tag);
			else if (promise !== null) {
				look.open = `${prefixOf(className, tag, "Promise")}{`;
				if (promise.state === "pending") text("<pending>");
				else item(promise.value, promise.state === "rejected" ? "<rejected>" : "");
			} else if (className === "Object" && isArguments(object)) {
				look.open = "[Arguments] {";
			} else if (className !== "Object" || tag !== "") {
				look.open = `${prefixOf(className, tag, "Object")}{`;
				gettersOf(object, item);
			}
	}
	look.name = tooDeep(look, className, prefixOf(className, tag, kind ?? "Object"));
	properties(object, keys ?? keysOf(object, look.isList), className === null && tag === "Module", parts);
	return look;
}

/** A tag of the program's own would be read, and could throw. */
const isArguments = (object: object): boolean =>
	findProperty(object, Symbol.toStringTag) === null && apply(objectText, object, []) === "[object Arguments]";

const nextOf = (iterator: object) => methodOf((iterator as Iterator<unknown>).next);
const mapEntries = methodOf(Map.prototype.entries);
const setValues = methodOf(Set.prototype.values);
const nextOfMap = nextOf(new Map().entries());
const nextOfSet = nextOf(new Set().values());
const dateText = methodOf(datePrototype.toISOString);
const regExpText = methodOf(RegExp.prototype.toString);

function tooDeep({ base }: Shape, className: string | null, prefix: string): string {
	if (base !== "" && base[0] === "/") return base;
	const name = prefix.slice(0, -1);
	return className === null ? name : `[${name}]`;
}

/** Items of an array, its holes counted together. */
function arrayParts(array: unknown[], most: number, item: (value: unknown) => void, text: (line: string) => void): void {
	let shown = 0;
	let i = 0;
	for (; i < array.length && shown < most; shown++) {
		if (hasOwn(array, i)) {
			const found = getOwnPropertyDescriptor(array, i++) as PropertyDescriptor;
			if (hasOwn(found, "value")) item(found.value);
			else text(accessorText(found));
			continue;
		}
		const from = i;
		if (array.length > SEARCHED_FOR_EXTRAS) i = nextIndex(array, i);
		else while (i < array.length && !hasOwn(array, i)) i++;
		text(`<${i - from} empty item${i - from > 1 ? "s" : ""}>`);
	}
	if (i < array.length) text(`... ${array.length - i} more item${array.length - i > 1 ? "s" : ""}`);
}

/** The first index after a hole of a long array, found through its keys: the hole may have four billion indices. */
function nextIndex(array: unknown[], from: number): number {
	const keys = ownKeys(array);
	for (let k = 0; k < keys.length; k++) {
		const index = Number(keys[k] as string);
		if (!(index < array.length)) break;
		if (index > from) return index;
	}
	return array.length;
}

function bytesOf(buffer: ArrayBuffer, most: number, text: (line: string) => void): void {
	let bytes = "";
	try {
		const view = new Uint8Array(buffer);
		for (let i = 0; i < view.length && i < most; i++)
			bytes += `${i === 0 ? "" : " "}${(view[i] as number).toString(16).padStart(2, "0")}`;
		if (view.length > most) bytes += ` ... ${view.length - most} more byte${view.length - most > 1 ? "s" : ""}`;
	} catch {
		return text("(detached)");
	}
	text(`[Uint8Contents]: <${bytes}>`);
}

function gettersOf(object: object, item: (value: unknown, label: string) => void): void {
	for (let at = getPrototypeOf(object); at !== null; at = getPrototypeOf(at)) {
		const names = apply(getFrom, shownGetters, [at]) as readonly string[] | undefined;
		if (names === undefined) continue;
		for (let k = 0; k < names.length; k++) {
			const name = names[k] as string;
			try {
				item((object as Record<string, unknown>)[name], name);
			} catch {}
		}
		return;
	}
}

/** Adds own properties. The accessors of a module's namespace are the engine's, and show the binding. */
function properties(object: object, keys: readonly PropertyKey[], isModule: boolean, parts: Part[]): void {
	for (let i = 0; i < keys.length; i++) {
		const key = keys[i] as PropertyKey;
		const found = getOwnPropertyDescriptor(object, key);
		if (found === undefined) continue;
		const label = labelOf(key, found.enumerable === true);
		if (hasOwn(found, "value")) parts[parts.length] = { kind: "value", label, value: found.value };
		else if (isModule) parts[parts.length] = binding(object, key, label);
		else parts[parts.length] = { kind: "text", text: `${label}: ${accessorText(found)}` };
	}
}

function binding(namespace: object, key: PropertyKey, label: string): Part {
	try {
		return { kind: "value", label, value: (namespace as Record<PropertyKey, unknown>)[key] };
	} catch {
		return { kind: "text", text: `${label}: <uninitialized>` };
	}
}

function accessorText({ get, set }: PropertyDescriptor): string {
	return get === undefined ? (set === undefined ? "undefined" : "[Setter]") : set === undefined ? "[Getter]" : "[Getter/Setter]";
}

function labelOf(key: PropertyKey, isEnumerable: boolean): string {
	if (typeof key === "symbol") return `[${printable(symbolText(key))}]`;
	const name = String(key);
	if (name === "__proto__") return "['__proto__']";
	if (!isEnumerable) return `[${printable(name)}]`;
	return /^[a-zA-Z_][a-zA-Z_0-9]*$/.test(name) ? name : quoted(name);
}

const symbolText = methodOf(Symbol.prototype.toString);

/** A primitive that is no text, as source code shows it. */
export function primitiveText(value: unknown): string {
	if (typeof value === "bigint") return `${value}n`;
	if (typeof value === "symbol") return printable(symbolText(value));
	return value === 0 && 1 / value < 0 ? "-0" : String(value);
}
