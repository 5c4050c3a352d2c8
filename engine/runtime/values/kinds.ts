import {
	apply,
	datePrototype,
	getOwnPropertyDescriptor,
	getPrototypeOf,
	getterOf,
	hasOwn,
	isArray,
	methodOf,
	ownValue,
} from "./originals";

/** The built-in kind of an object, which its class may extend. */
export type Kind =
	| "Array"
	| "TypedArray"
	| "Map"
	| "Set"
	| "Error"
	| "Date"
	| "RegExp"
	| "WeakMap"
	| "WeakSet"
	| "ArrayBuffer"
	| "SharedArrayBuffer"
	| "DataView"
	| "MapIterator"
	| "SetIterator"
	| "Number"
	| "String"
	| "Boolean"
	| "BigInt"
	| "Symbol";

const TypedArray = getPrototypeOf(Uint8Array.prototype) as object;
export const typedArrayTag = getterOf(TypedArray, Symbol.toStringTag);
export const typedArrayLength = getterOf(TypedArray, "length") as (array: object) => number;
export const mapSize = getterOf(Map.prototype, "size") as (map: object) => number;
export const setSize = getterOf(Set.prototype, "size") as (set: object) => number;
export const dateTime = methodOf(datePrototype.getTime) as (date: unknown) => number;
const regExpSource = getterOf(RegExp.prototype, "source");
export const bufferLength = getterOf(ArrayBuffer.prototype, "byteLength") as (buffer: object) => number;
export const viewGetters = {
	byteLength: getterOf(DataView.prototype, "byteLength"),
	byteOffset: getterOf(DataView.prototype, "byteOffset"),
	buffer: getterOf(DataView.prototype, "buffer"),
};
/** What is inside a boxed primitive. Each throws for any other receiver. */
export const unboxed = {
	Number: methodOf(Number.prototype.valueOf),
	String: methodOf(String.prototype.valueOf),
	Boolean: methodOf(Boolean.prototype.valueOf),
	BigInt: methodOf(BigInt.prototype.valueOf),
	Symbol: methodOf(Symbol.prototype.valueOf),
};
const nothing = (): void => {};
const key = {};

const weakMapHas = WeakMap.prototype.has;
const weakSetHas = WeakSet.prototype.has;
/** Each kind's prototype, and a function that throws for an object that only inherits from it. */
const KINDS = (
	[
		[Error.prototype, "Error", nothing],
		[Map.prototype, "Map", mapSize],
		[Set.prototype, "Set", setSize],
		[datePrototype, "Date", dateTime],
		[RegExp.prototype, "RegExp", regExpSource],
		[TypedArray, "TypedArray", typedArrayLength],
		[WeakMap.prototype, "WeakMap", (object) => apply(weakMapHas, object, [key])],
		[WeakSet.prototype, "WeakSet", (object) => apply(weakSetHas, object, [key])],
		[ArrayBuffer.prototype, "ArrayBuffer", bufferLength],
		[DataView.prototype, "DataView", viewGetters.byteLength],
		[getPrototypeOf(new Map().entries()) as object, "MapIterator", nothing],
		[getPrototypeOf(new Set().values()) as object, "SetIterator", nothing],
		[Number.prototype, "Number", unboxed.Number],
		[String.prototype, "String", unboxed.String],
		[Boolean.prototype, "Boolean", unboxed.Boolean],
		[BigInt.prototype, "BigInt", unboxed.BigInt],
		[Symbol.prototype, "Symbol", unboxed.Symbol],
	] as [prototype: object, kind: Kind, check: (object: object) => unknown][]
).map(([prototype, kind, check]) => ({ prototype, kind, check }));

const passes = (check: (object: object) => unknown, object: object): boolean => {
	try {
		check(object);
		return true;
	} catch {
		return false;
	}
};

/** The built-in kind of an object, or null. Only the kinds on its prototype chain are tried; without a prototype, all. */
export function kindOf(object: object): Kind | null {
	if (isArray(object)) return "Array";
	const isBare = getPrototypeOf(object) === null;
	for (let at = getPrototypeOf(object); at !== null || isBare; at = getPrototypeOf(at as object)) {
		for (let i = 0; i < KINDS.length; i++) {
			const { prototype, kind, check } = KINDS[i] as (typeof KINDS)[number];
			if ((isBare ? check !== nothing : prototype === at) && passes(check, object)) return kind;
		}
		if (isBare) return apply(objectText, object, []) === "[object Error]" ? "Error" : null;
	}
	return null;
}

/**
 * The name of an object's class: that of the nearest `constructor` on its prototype chain whose instance it is. Null without a prototype.
 * "Object <Base>" if the chain has a prototype but no such constructor before `Base`.
 */
export function classNameOf(object: object): string | null {
	for (let at: object | null = object; at !== null; at = getPrototypeOf(at)) {
		const constructor = ownValue(at, "constructor");
		if (typeof constructor !== "function") continue;
		const name = ownValue(constructor, "name");
		if (typeof name === "string" && name !== "" && inherits(object, ownValue(constructor, "prototype"))) return name;
	}
	const prototype = getPrototypeOf(object);
	if (prototype === null) return null;
	return `Object <${classNameOf(prototype) ?? "[Object: null prototype] {}"}>`;
}

/** True if `prototype` is on the prototype chain of `object`. */
function inherits(object: object, prototype: unknown): boolean {
	for (let at = getPrototypeOf(object); at !== null; at = getPrototypeOf(at)) if (at === prototype) return true;
	return false;
}

/** `Symbol.toStringTag` of an object, "" without one, or if it is shown as an own property anyway. A getter of the program may run; what it throws is ignored. */
export function tagOf(object: object): string {
	const own = getOwnPropertyDescriptor(object, Symbol.toStringTag);
	if (own !== undefined && hasOwn(own, "enumerable") && own.enumerable === true) return "";
	try {
		const tag: unknown = (object as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
		return typeof tag === "string" ? tag : "";
	} catch {
		return "";
	}
}

const objectText = Object.prototype.toString;
const functionText = Function.prototype.toString;

/** Classes of the engine that take the place of functions of the language. */
const shownAsFunctions = new WeakSet<object>();
const { add: addTo, has: isIn } = WeakSet.prototype;

/** Makes a class of the engine look like the function that native code has there. */
export function showAsFunction(fn: unknown): void {
	if (typeof fn === "function") apply(addTo, shownAsFunctions, [fn]);
}

/** A function or class in brackets, as "[AsyncFunction: load]" or "[class Cat extends Animal]". */
export function functionBase(fn: object, className: string | null, tag: string): string {
	const own = ownValue(fn, "name");
	const name = typeof own === "string" ? own : "";
	const tagged = tag !== "" && tag !== className ? ` [${tag}]` : "";
	if (!apply(isIn, shownAsFunctions, [fn]) && /^class\b/.test(apply(functionText, fn, []) as string)) {
		const parent = getPrototypeOf(fn);
		const base = parent === null ? "[null prototype]" : ownValue(parent, "name");
		const kind = className === "Function" || className === null ? "" : ` [${className}]`;
		return `[class ${name || "(anonymous)"}${kind}${tagged}${typeof base === "string" && base !== "" ? ` extends ${base}` : ""}]`;
	}
	const type = /^(?:Async)?(?:Generator)?Function$/.test(tag) ? tag : "Function";
	const kind = className === null ? " (null prototype)" : "";
	const after = className === null || className === type ? "" : ` ${className}`;
	return `[${type}${kind}${name === "" ? " (anonymous)" : `: ${name}`}]${after}${type === tag ? "" : tagged}`;
}

/** True if a method comes from the engine or the host, not from the program. */
export const isBuiltIn = (method: unknown): boolean =>
	typeof method === "function" && (apply(functionText, method, []) as string).includes("[native code]");

/** The descriptor of a property and the object on the prototype chain that owns it. */
export function findProperty(object: object, name: PropertyKey): PropertyDescriptor | null {
	for (let at: object | null = object; at !== null; at = getPrototypeOf(at)) {
		const found = getOwnPropertyDescriptor(at, name);
		if (found !== undefined) return found;
	}
	return null;
}

/** "Name(2) [Tag] ", what stands before the brace or bracket. @param fallback the name for an object without a prototype */
export function prefixOf(className: string | null, tag: string, fallback: string, size = ""): string {
	if (className === null) return `[${fallback}${size}: null prototype] ${tag !== "" && tag !== fallback ? `[${tag}] ` : ""}`;
	return `${className}${size} ${tag !== "" && tag !== className ? `[${tag}] ` : ""}`;
}
