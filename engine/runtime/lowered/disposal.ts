import type { Core } from "../books/core";
import { isObject } from "../values/originals";
import { AWAIT, type SuspensionTag } from "./async-generator";
import { getMethod } from "./async-iteration";

const { apply } = Reflect;

type Dispose = (...values: unknown[]) => unknown;
/** An async resource may have only a sync method; an error that it throws then arrives as late as a rejection would. */
type Resource = { value: unknown; method: Dispose | null; isAsync: boolean; isSyncInside: boolean };

/** SuppressedError (20.5.8): the host's, or a polyfill. */
export function suppressedErrorOf(host: object): ErrorConstructor {
	const own: unknown = Reflect.get(host, "SuppressedError");
	if (typeof own === "function") return own as ErrorConstructor;
	const hidden = (value: unknown): PropertyDescriptor => ({ value, writable: true, enumerable: false, configurable: true });
	function SuppressedError(error: unknown, suppressed: unknown, message: unknown): Error {
		const wanted: unknown = (new.target ?? SuppressedError).prototype;
		// The prototype is read once, before the stack is captured.
		const made = function (): void {};
		made.prototype = isObject(wanted) ? wanted : (SuppressedError.prototype as object);
		const joined = Reflect.construct(Error, message === undefined ? [] : [message], made) as Error;
		return Object.defineProperties(joined, { error: hidden(error), suppressed: hidden(suppressed) });
	}
	Object.setPrototypeOf(SuppressedError, Error);
	const prototype = Object.create(Error.prototype, {
		constructor: hidden(SuppressedError),
		message: hidden(""),
		name: hidden("SuppressedError"),
	}) as object;
	Object.defineProperty(SuppressedError, "prototype", { value: prototype, writable: false });
	return SuppressedError as unknown as ErrorConstructor;
}

type SuppressedConstructor = new (error: unknown, suppressed: unknown, message?: string) => Error;

/** The state of a block with `using`: resources to dispose in reverse order, and the error that ended the block (9.5). */
export function createDisposal(core: Core, tag: SuspensionTag, SuppressedError: SuppressedConstructor) {
	return class Disposer {
		readonly #resources: Resource[] = [];
		#failed = false;
		#error: unknown = undefined;

		use<T>(value: T): T {
			if (value !== null && value !== undefined) this.#resources[this.#resources.length] = resourceOf(value, false);
			return value;
		}

		useAsync<T>(value: T): T {
			const nothing = value === null || value === undefined;
			this.#resources[this.#resources.length] = nothing
				? { value, method: null, isAsync: true, isSyncInside: false }
				: resourceOf(value, true);
			return value;
		}

		fail(error: unknown): void {
			if (core.over !== null) throw core.over;
			this.#suppress(error);
		}

		dispose(): void {
			if (core.over !== null) throw core.over;
			for (let resource = this.#take(); resource !== undefined; resource = this.#take()) {
				try {
					if (resource.method !== null) apply(resource.method, resource.value, []);
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
			for (let resource = this.#take(); resource !== undefined; resource = this.#take()) {
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
					const result: unknown = apply(resource.method, resource.value, []);
					if (resource.isAsync) {
						hasAwaited = true;
						tag.kind = AWAIT;
						yield resource.isSyncInside ? undefined : result;
					}
				} catch (error) {
					if (resource.isSyncInside) {
						hasAwaited = true;
						tag.kind = AWAIT;
						yield undefined;
					}
					this.fail(error);
				}
			}
			if (needsAwait && !hasAwaited) {
				tag.kind = AWAIT;
				yield undefined;
			}
			if (this.#failed) throw this.#error;
		}

		/** Removes the last resource. */
		#take(): Resource | undefined {
			const resources = this.#resources;
			const last = resources[resources.length - 1];
			if (last !== undefined) resources.length--;
			return last;
		}

		#suppress(error: unknown): void {
			const isFirst = !this.#failed || this.#isConsequence(error);
			this.#error = isFirst ? error : new SuppressedError(error, this.#error, "An error was suppressed during disposal.");
			this.#failed = true;
		}

		/** True when the block was only cancelled, because of this very error: that of a task of its group. */
		#isConsequence(error: unknown): boolean {
			const before = this.#error;
			return (
				isObject(before) && core.abortReasons.has(before) && isObject(error) && (before as { cause?: unknown }).cause === error
			);
		}
	};
}

/** GetDisposeMethod (7.5.6): an async resource may have only the sync method, which is then called without waiting for what it returns. */
function resourceOf(value: unknown, isAsync: boolean): Resource {
	if (!isObject(value)) throw new TypeError("A resource of `using` is an object, null or undefined");
	const asyncMethod = isAsync ? getMethod(value, Symbol.asyncDispose) : null;
	if (asyncMethod !== null) return { value, method: asyncMethod, isAsync, isSyncInside: false };
	const method = getMethod(value, Symbol.dispose);
	if (method === null)
		throw new TypeError(
			isAsync ? "The resource has neither Symbol.asyncDispose nor Symbol.dispose" : "The resource has no Symbol.dispose",
		);
	return { value, method, isAsync, isSyncInside: isAsync };
}
