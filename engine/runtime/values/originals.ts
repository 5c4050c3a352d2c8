/**
 * Functions of the language, saved before a program can replace them. The folder's files walk over values of the program with these and with
 * plain loops only, so that a patched `Array.prototype` or `Object.prototype` changes nothing of what is shown.
 */
export const { apply, construct, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
/** The prototype of dates. Nothing here asks what time it is. */
export const { prototype: datePrototype } = (globalThis as unknown as { Date: { prototype: Date } })["Date"];
export const { hasOwn } = Object;
export const { isArray } = Array;

/** The getter of `prototype[name]`, as a function that takes the receiver. It throws for a receiver of another kind. */
export function getterOf(prototype: object, name: PropertyKey): (receiver: object) => unknown {
	const getter = getOwnPropertyDescriptor(prototype, name)?.get;
	return (receiver) => apply(getter as () => unknown, receiver, []);
}

/** A method, as a function that takes the receiver first. */
export function methodOf<A extends unknown[], R>(method: (...values: A) => R): (receiver: unknown, ...values: A) => R {
	return (receiver, ...values) => apply(method, receiver, values) as R;
}

/** The value of an own property that is no accessor; undefined for any other. Runs no code of the program. */
export function ownValue(object: object, key: PropertyKey): unknown {
	const property = getOwnPropertyDescriptor(object, key);
	return property !== undefined && hasOwn(property, "value") ? property.value : undefined;
}

export function isObject(value: unknown): value is object {
	return (typeof value === "object" && value !== null) || typeof value === "function";
}

export function contains(list: readonly unknown[], item: unknown): boolean {
	for (let i = 0; i < list.length; i++) if (list[i] === item) return true;
	return false;
}

export function joined(texts: readonly string[], separator: string): string {
	let text = "";
	for (let i = 0; i < texts.length; i++) text += i === 0 ? texts[i] : separator + texts[i];
	return text;
}
