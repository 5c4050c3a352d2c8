import { host } from "interleave:host";

type IntegerArray =
	| Int8Array
	| Uint8Array
	| Uint8ClampedArray
	| Int16Array
	| Uint16Array
	| Int32Array
	| Uint32Array
	| BigInt64Array
	| BigUint64Array;
const INTEGERS = new Set([
	"Int8Array",
	"Uint8Array",
	"Uint8ClampedArray",
	"Int16Array",
	"Uint16Array",
	"Int32Array",
	"Uint32Array",
	"BigInt64Array",
	"BigUint64Array",
]);

class Crypto {
	/** Fills an array of integers with values from the run's seed, so that a run can be repeated. */
	getRandomValues<A extends IntegerArray>(array: A): A {
		if (!ArrayBuffer.isView(array) || !INTEGERS.has((array as A)[Symbol.toStringTag]))
			throw new DOMException("The data argument must be an integer-type TypedArray", "TypeMismatchError");
		if (array.byteLength > 65_536)
			throw new DOMException(
				`The ArrayBufferView's byte length (${array.byteLength}) exceeds the number of bytes of entropy available via this API (65536)`,
				"QuotaExceededError",
			);
		const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
		for (let i = 0; i < bytes.length; i++) bytes[i] = host.random() * 256;
		return array;
	}
	randomUUID(): string {
		const bytes = this.getRandomValues(new Uint8Array(16));
		bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
		bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
		const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
		return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
	}
	get subtle(): never {
		throw new DOMException(
			"crypto.subtle is not there: it works on real threads, whose order no run can repeat. randomUUID and getRandomValues are there.",
			"NotSupportedError",
		);
	}
}

export const crypto: Crypto = new Crypto();
