const { deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys, defineProperty } = Reflect;

/**
 * Global names that are kept: the language itself, and pure functions of the platform that learners use on data.
 * Everything else is deleted, including globals that future browsers will add.
 */
const KEPT = new Set<PropertyKey>(
	`
	globalThis undefined NaN Infinity isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI
	encodeURIComponent escape unescape Object Function Boolean Symbol Number BigInt Math Date String RegExp JSON Reflect
	Proxy Intl Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError
	Array Map Set WeakMap WeakSet WeakRef FinalizationRegistry Promise Iterator AsyncIterator Temporal ArrayBuffer
	DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float16Array
	Float32Array Float64Array BigInt64Array BigUint64Array DisposableStack AsyncDisposableStack eval structuredClone
	DOMException TextEncoder TextDecoder URL URLSearchParams atob btoa
	`
		.trim()
		.split(/\s+/),
);

/**
 * Removes every other global from the worker and from its prototypes. Also removes `createObjectURL`, which could turn any text into a module.
 *
 * @returns names that could neither be deleted nor hidden; in Chromium and Firefox none
 */
export function harden(): string[] {
	const left: string[] = [];
	const remove = (object: object, name: PropertyKey): void => {
		if (deleteProperty(object, name)) return;
		if (getOwnPropertyDescriptor(object, name)?.writable === true && defineProperty(object, name, { value: undefined })) return;
		left.push(String(name));
	};
	const root = Object.prototype;
	for (let object: object | null = globalThis; object !== null && object !== root; object = getPrototypeOf(object)) {
		for (const name of ownKeys(object)) if (!KEPT.has(name) && name !== Symbol.toStringTag) remove(object, name);
	}
	for (const name of ["createObjectURL", "revokeObjectURL"]) remove(URL, name);
	return left;
}
