import { AWAIT, type SuspensionTag } from "./async-generator";
import { getMethod } from "./async-iteration";
import type { Core } from "./core";
import { isObject } from "./promise";

type Resource = { value: unknown; method: ((...values: unknown[]) => unknown) | null; isAsync: boolean };

/** SuppressedError where the host has none of its own. */
export function suppressedErrorOf(host: object): ErrorConstructor {
	const own: unknown = Reflect.get(host, "SuppressedError");
	if (typeof own === "function") return own as ErrorConstructor;
	class SuppressedError extends Error {
		override name = "SuppressedError";
		constructor(
			readonly error: unknown,
			readonly suppressed: unknown,
			message?: string,
		) {
			super(message);
		}
	}
	return SuppressedError as unknown as ErrorConstructor;
}

type SuppressedConstructor = new (error: unknown, suppressed: unknown, message?: string) => Error;

/** What a block with `using` keeps: resources to dispose in reverse order, and the error that ended the block (9.5). */
export function createDisposal(core: Core, tag: SuspensionTag, SuppressedError: SuppressedConstructor) {
	return class Disposer {
		readonly #resources: Resource[] = [];
		#failed = false;
		#error: unknown = undefined;

		use<T>(value: T): T {
			if (value !== null && value !== undefined)
				this.#resources.push({ value, method: disposeMethod(value, false), isAsync: false });
			return value;
		}

		useAsync<T>(value: T): T {
			const nothing = value === null || value === undefined;
			this.#resources.push({ value, method: nothing ? null : disposeMethod(value, true), isAsync: true });
			return value;
		}

		fail(error: unknown): void {
			if (core.over !== null) throw core.over;
			this.#suppress(error);
		}

		dispose(): void {
			if (core.over !== null) throw core.over;
			for (let resource = this.#resources.pop(); resource !== undefined; resource = this.#resources.pop()) {
				try {
					if (resource.method !== null) Reflect.apply(resource.method, resource.value, []);
				} catch (error) {
					this.fail(error);
				}
			}
			if (this.#failed) throw this.#error;
		}

		*disposeAsync(): Generator<unknown, void, unknown> {
			if (core.over !== null) throw core.over;
			let needsAwait = false;
			let hasAwaited = false;
			for (let resource = this.#resources.pop(); resource !== undefined; resource = this.#resources.pop()) {
				try {
					if (resource.method === null) {
						needsAwait = true;
						continue;
					}
					if (needsAwait && !hasAwaited && !resource.isAsync) {
						needsAwait = false;
						tag.kind = AWAIT;
						yield undefined;
					}
					const result: unknown = Reflect.apply(resource.method, resource.value, []);
					if (resource.isAsync) {
						hasAwaited = true;
						tag.kind = AWAIT;
						yield result;
					}
				} catch (error) {
					this.fail(error);
				}
			}
			if (needsAwait && !hasAwaited) {
				tag.kind = AWAIT;
				yield undefined;
			}
			if (this.#failed) throw this.#error;
		}

		#suppress(error: unknown): void {
			this.#error = this.#failed ? new SuppressedError(error, this.#error, "An error was suppressed during disposal.") : error;
			this.#failed = true;
		}
	};
}

/** GetDisposeMethod (7.5.6): an async resource may have only the sync method, which is then called without waiting for what it returns. */
function disposeMethod(value: unknown, isAsync: boolean): (...values: unknown[]) => unknown {
	if (!isObject(value)) throw new TypeError("A resource of `using` is an object, null or undefined");
	if (isAsync) {
		const method = getMethod(value, Symbol.asyncDispose);
		if (method !== null) return method;
	}
	const method = getMethod(value, Symbol.dispose);
	if (method === null)
		throw new TypeError(
			isAsync ? "The resource has neither Symbol.asyncDispose nor Symbol.dispose" : "The resource has no Symbol.dispose",
		);
	if (!isAsync) return method;
	return function (this: unknown): undefined {
		Reflect.apply(method, this, []);
		return undefined;
	};
}
