import type { SiteId } from "../../types";
import type { Core } from "../books/core";
import type { Promises } from "../promises/kit";
import { describe } from "../values/describe";
import { isObject } from "../values/originals";
import { AWAIT, DELEGATE, FINISH, type Received, type SuspensionTag } from "./async-generator";

// Saved before a program can replace them.
const { apply, get } = Reflect;

type Method = (...values: unknown[]) => unknown;
/** ECMAScript's Iterator record: the iterator and its `next`, read once. */
export type IteratorRecord = { iterator: object; next: Method };

/** GetMethod (7.3.10). */
export function getMethod(object: object, key: PropertyKey): Method | null {
	const method: unknown = get(object, key, object);
	if (method === undefined || method === null) return null;
	if (typeof method !== "function") throw new TypeError(`${String(key)} is not a function`);
	return method as Method;
}

/** The state of one `for await` loop. One class for all runs, so that V8 compiles it once. */
class Loop {
	value: unknown = undefined;
	readonly #core: Core;
	readonly #tag: SuspensionTag;
	readonly #iterator: object;
	readonly #next: Method;
	readonly #site: SiteId;
	/** True while the body runs: leaving then closes the iterator. */
	#open = false;
	#failed = false;
	#error: unknown = undefined;

	constructor(core: Core, tag: SuspensionTag, { iterator, next }: IteratorRecord, site: SiteId) {
		this.#core = core;
		this.#tag = tag;
		this.#iterator = iterator;
		this.#next = next;
		this.#site = site;
	}

	next(): unknown {
		this.#open = false;
		return apply(this.#next, this.#iterator, []);
	}

	/** Reads an awaited result; false when the iterator is done. */
	more(result: unknown): boolean {
		if (!isObject(result)) throw new TypeError(`Iterator result ${String(result)} is not an object`);
		if ((result as { done?: unknown }).done) return false;
		this.value = (result as { value?: unknown }).value;
		this.#open = true;
		return true;
	}

	fail(error: unknown): void {
		if (this.#core.over !== null) throw this.#core.over;
		this.#failed = true;
		this.#error = error;
	}

	/** AsyncIteratorClose (7.4.13): an error of the body takes precedence over one from closing. */
	*close(): Generator<unknown, void, unknown> {
		if (this.#core.over !== null) throw this.#core.over;
		if (this.#open) {
			this.#open = false;
			let result: unknown;
			try {
				const method = getMethod(this.#iterator, "return");
				if (method !== null) {
					const answer: unknown = apply(method, this.#iterator, []);
					this.#core.site = this.#site;
					this.#tag.kind = AWAIT;
					result = yield answer;
					if (!this.#failed && !isObject(result)) throw new TypeError(`${String(result)} is not an object`);
				}
			} catch (error) {
				if (this.#core.over !== null) throw this.#core.over;
				if (!this.#failed) throw error;
			}
		}
		if (this.#failed) throw this.#error;
	}
}

/**
 * The iterator operations that `for await`, `yield*` of async generators and `Array.fromAsync` use.
 * @param textAt what the program iterates at a site, as errors name it
 */
export function createAsyncIteration(
	kit: Promises,
	tag: SuspensionTag,
	AsyncIteratorPrototype: object,
	textAt: (site: SiteId) => string,
) {
	const { core } = kit;

	const disposable = {
		/** %AsyncIteratorPrototype% [ %Symbol.asyncDispose% ] (27.1.3.2): closes the iterator and ignores the result. */
		[Symbol.asyncDispose](this: unknown): unknown {
			const capability = kit.newCapability(kit.Promise);
			try {
				if (this === undefined || this === null) throw new TypeError("There is no iterator to close");
				const close = getMethod(Object(this) as object, "return");
				if (close === null) capability.resolve(undefined);
				else
					kit.react(
						kit.toPromise(apply(close, this, [undefined])),
						() => capability.resolve(undefined),
						(reason) => capability.reject(reason),
					);
			} catch (error) {
				if (core.over !== null) throw core.over;
				capability.reject(error);
			}
			return capability.promise;
		},
	};
	// Hosts that polyfill the symbol give it another description.
	Object.defineProperty(disposable[Symbol.asyncDispose], "name", { value: "[Symbol.asyncDispose]", configurable: true });
	Object.defineProperty(AsyncIteratorPrototype, Symbol.asyncDispose, {
		value: disposable[Symbol.asyncDispose],
		writable: true,
		enumerable: false,
		configurable: true,
	});

	/** GetIterator(value, async) (7.4.4): the async iterator, or a sync one made async. */
	function getAsyncIterator(value: unknown, site: SiteId = 0): IteratorRecord {
		const noIterator = (): TypeError => new TypeError(`${site === 0 ? describe(value) : textAt(site)} is not async iterable`);
		if (value === undefined || value === null) throw noIterator();
		const object = Object(value) as object;
		const method = getMethodOf(value, object, Symbol.asyncIterator);
		if (method !== null) return record(apply(method, value, []));
		const sync = getMethodOf(value, object, Symbol.iterator);
		if (sync === null) throw noIterator();
		return fromSync(record(apply(sync, value, [])));
	}

	function getMethodOf(value: unknown, object: object, key: symbol): Method | null {
		const method: unknown = get(object, key, value);
		if (method === undefined || method === null) return null;
		if (typeof method !== "function")
			throw new TypeError(`The value is not async iterable: its ${String(key)} is not a function`);
		return method as Method;
	}

	function record(iterator: unknown): IteratorRecord {
		if (!isObject(iterator)) throw new TypeError(`Result of the Symbol.asyncIterator method is not an object`);
		return { iterator, next: (iterator as { next: Method }).next };
	}

	/** CreateAsyncFromSyncIterator (27.1.6). */
	function fromSync(sync: IteratorRecord): IteratorRecord {
		const iterator = Object.create(AsyncIteratorPrototype) as object;
		const answer = (result: unknown, closeOnRejection: boolean): unknown => {
			const capability = kit.newCapability(kit.Promise);
			try {
				if (!isObject(result)) throw new TypeError(`Iterator result ${String(result)} is not an object`);
				const done = Boolean((result as { done?: unknown }).done);
				const { value } = result as { value?: unknown };
				let promise: ReturnType<Promises["toPromise"]>;
				try {
					promise = kit.toPromise(value);
				} catch (error) {
					if (!done && closeOnRejection) closeQuietly(sync);
					throw error;
				}
				kit.react(
					promise,
					(settled) => capability.resolve({ value: settled, done }),
					(reason) => {
						if (!done && closeOnRejection) closeQuietly(sync);
						capability.reject(reason);
					},
				);
			} catch (error) {
				if (core.over !== null) throw core.over;
				capability.reject(error);
			}
			return capability.promise;
		};
		const guarded = (call: () => unknown): unknown => {
			try {
				return call();
			} catch (error) {
				if (core.over !== null) throw core.over;
				return kit.rejectedWith(error);
			}
		};
		const next = (...values: unknown[]): unknown => guarded(() => answer(apply(sync.next, sync.iterator, values), true));
		Object.assign(iterator, {
			next,
			return: (...values: unknown[]): unknown =>
				guarded(() => {
					const method = getMethod(sync.iterator, "return");
					if (method === null) return kit.toPromise({ value: values[0], done: true });
					return answer(apply(method, sync.iterator, values), false);
				}),
			throw: (...values: unknown[]): unknown =>
				guarded(() => {
					const method = getMethod(sync.iterator, "throw");
					if (method === null) {
						const close = getMethod(sync.iterator, "return");
						if (close !== null) {
							const result: unknown = apply(close, sync.iterator, []);
							if (!isObject(result)) throw new TypeError("The iterator's return method did not give an object");
						}
						throw new TypeError("The iterator does not provide a 'throw' method");
					}
					return answer(apply(method, sync.iterator, values), true);
				}),
		});
		return { iterator, next };
	}

	function closeQuietly(sync: IteratorRecord): void {
		try {
			const method = getMethod(sync.iterator, "return");
			if (method !== null) apply(method, sync.iterator, []);
		} catch {
			// The consumer gets the rejection that caused the closing (7.4.11, a throw completion).
			if (core.over !== null) throw core.over;
		}
	}

	/** `yield*` in an async generator (15.5.5): forwards the consumer's requests to the inner iterator and awaits each result. */
	function* delegate(iterable: unknown, site: number): Generator<unknown, unknown, unknown> {
		const { iterator, next } = getAsyncIterator(iterable, site);
		const awaited = (value: unknown): unknown => {
			core.site = site;
			tag.kind = AWAIT;
			return value;
		};
		let received: Received = { mode: "next", value: undefined };
		for (;;) {
			let answer: unknown;
			if (received.mode === "next") answer = yield awaited(apply(next, iterator, [received.value]));
			else if (received.mode === "throw") {
				const method = getMethod(iterator, "throw");
				if (method === null) {
					const close = getMethod(iterator, "return");
					if (close !== null) {
						const result = yield awaited(apply(close, iterator, []));
						if (!isObject(result)) throw new TypeError(`${String(result)} is not an object`);
					}
					throw new TypeError("The iterator does not provide a 'throw' method");
				}
				answer = yield awaited(apply(method, iterator, [received.value]));
			} else {
				const method = getMethod(iterator, "return");
				if (method === null) {
					const value = yield awaited(received.value);
					tag.kind = FINISH;
					return yield value;
				}
				answer = yield awaited(apply(method, iterator, [received.value]));
			}
			if (!isObject(answer)) throw new TypeError(`Iterator result ${String(answer)} is not an object`);
			if ((answer as { done?: unknown }).done) {
				const { value } = answer as { value?: unknown };
				if (received.mode !== "return") return value;
				tag.kind = FINISH;
				return yield value;
			}
			const { value } = answer as { value?: unknown };
			core.site = site;
			tag.kind = DELEGATE;
			received = (yield value) as Received;
		}
	}

	return {
		getAsyncIterator,
		delegate,
		iterate: (iterable: unknown, site: SiteId) => new Loop(core, tag, getAsyncIterator(iterable, site), site),
	};
}
export type AsyncIteration = ReturnType<typeof createAsyncIteration>;
