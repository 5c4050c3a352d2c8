import { lend } from "../books/realm";
import type { Promises } from "../promises/kit";
import { isConstructor } from "../promises/specification";
import type { getMethod as GetMethod } from "./async-iteration";
import type { Lowered } from "./lowered";

/**
 * Replaces the host's `Array.fromAsync`, which would use the host's promises, by the run's own.
 * @returns restores the host's
 */
export function arrayFromAsync(kit: Promises, lowered: Lowered, getMethod: typeof GetMethod): () => void {
	const tools = {
		/** Array.fromAsync (23.1.2.1), as an async function of the run. */
		fromAsync(this: unknown, asyncItems?: unknown, mapper?: unknown, self?: unknown): unknown {
			// oxlint-disable-next-line no-this-alias -- the generator below has a `this` of its own
			const C = this;
			return kit.start(
				(function* (): Generator<unknown, unknown, unknown> {
					if (mapper !== undefined && typeof mapper !== "function")
						throw new TypeError("The mapper of Array.fromAsync is not a function");
					const map = mapper as ((value: unknown, index: number) => unknown) | undefined;
					const object = Object(asyncItems) as ArrayLike<unknown> & object;
					const iterable =
						asyncItems !== null &&
						asyncItems !== undefined &&
						(getMethod(object, Symbol.asyncIterator) ?? getMethod(object, Symbol.iterator)) !== null;
					if (asyncItems === null || asyncItems === undefined) throw new TypeError(`${String(asyncItems)} is not iterable`);
					if (!iterable) {
						const length = Math.min(Math.max(Math.trunc(Number(object.length)) || 0, 0), Number.MAX_SAFE_INTEGER);
						const result = (isConstructor(C) ? new C(length) : Array.from({ length })) as unknown[];
						for (let i = 0; i < length; i++) {
							let value: unknown = yield object[i];
							if (map !== undefined) value = yield Reflect.apply(map, self, [value, i]);
							define(result, i, value);
						}
						result.length = length;
						return result;
					}
					const result = (isConstructor(C) ? new C() : []) as unknown[];
					const loop = lowered.iterate(asyncItems, 0);
					let i = 0;
					try {
						for (; loop.more(yield loop.next()); i++) {
							let { value } = loop;
							if (map !== undefined) value = yield Reflect.apply(map, self, [value, i]);
							define(result, i, value);
						}
					} catch (error) {
						loop.fail(error);
					} finally {
						yield* loop.close();
					}
					result.length = i;
					return result;
				})(),
				0,
			);
		},
	};
	const { fromAsync } = tools;
	Object.defineProperty(fromAsync, "length", { value: 1, configurable: true });
	return lend(Array, "fromAsync", { value: fromAsync, writable: true, enumerable: false, configurable: true });
}

function define(result: unknown[], index: number, value: unknown): void {
	Object.defineProperty(result, index, { value, writable: true, enumerable: true, configurable: true });
}
