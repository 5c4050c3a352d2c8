import type { LibraryApi } from "../../runtime/library-api";

/** Counts `bytes` as held by the program until the returned object is disposed. Disposing it more than once has no effect. */
export const createHold = ({ hold: count }: LibraryApi) =>
	function hold(bytes: number): Disposable {
		if (typeof bytes !== "number" || !(bytes >= 0 && bytes < Number.POSITIVE_INFINITY))
			throw new RangeError(`hold(bytes) wants a number of bytes that is 0 or more, not ${String(bytes)}.`);
		let held = true;
		count(bytes);
		return {
			[Symbol.dispose]: () => {
				if (held) count(-bytes);
				held = false;
			},
		};
	};
