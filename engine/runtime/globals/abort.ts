import type { Core } from "../books/core";
import type { Timers } from "../loop/timers";
import { isObject } from "../values/originals";

type Listener = ((event: object) => unknown) | { handleEvent(event: object): unknown };
type Registration = { readonly once: boolean };

/** AbortController and AbortSignal of the DOM standard, on the run's clock; a listener that throws is reported, not lost. */
export function createAbort(core: Core, timers: Timers, onError: (error: unknown) => void) {
	const token = Symbol("made by the run");
	let abortSignal!: (signal: AbortSignal, reason: unknown) => void;

	class AbortSignal {
		/** Listeners in the order in which they were added: a group of 10⁵ tasks shares one signal. */
		readonly #listeners = new Map<Listener, Registration>();
		/** Abort algorithms, which run before the listeners: they remove listeners that were added with this signal. */
		#algorithms: (() => void)[] | null = null;
		#aborted = false;
		#reason: unknown = undefined;
		#handler: ((event: object) => unknown) | null = null;

		constructor(key: unknown) {
			if (key !== token) throw new TypeError("Illegal constructor");
		}

		get aborted(): boolean {
			return this.#aborted;
		}
		get reason(): unknown {
			return this.#reason;
		}
		get [Symbol.toStringTag](): string {
			return "AbortSignal";
		}
		get onabort(): ((event: object) => unknown) | null {
			return this.#handler;
		}
		/** The handler gets its place among the listeners when it is first set, and keeps that place when it is replaced. */
		set onabort(handler: unknown) {
			const isNew = this.#handler === null;
			this.#handler = typeof handler === "function" ? (handler as (event: object) => unknown) : null;
			if (isNew && this.#handler !== null) this.#listeners.set(this.#callHandler, { once: false });
			else if (this.#handler === null) this.removeEventListener("abort", this.#callHandler);
		}
		readonly #callHandler = (event: object): void => {
			if (this.#handler !== null) Reflect.apply(this.#handler, this, [event]);
		};
		throwIfAborted(): void {
			if (this.#aborted) throw this.#reason;
		}
		addEventListener(
			type: string,
			listener: Listener | null,
			options?: { once?: boolean; signal?: AbortSignal } | boolean,
		): void {
			const { once = false, signal } = typeof options === "object" ? options : {};
			if (signal !== undefined && !(isObject(signal) && #aborted in signal))
				throw new TypeError("addEventListener wants an AbortSignal as its option signal.");
			if (type !== "abort" || listener === null || this.#listeners.has(listener) || signal?.aborted === true) return;
			const registration = { once };
			this.#listeners.set(listener, registration);
			if (signal === undefined) return;
			signal.#algorithms ??= [];
			signal.#algorithms.push(() => {
				// It may have been removed since, and added again without the signal.
				if (this.#listeners.get(listener) === registration) this.#listeners.delete(listener);
			});
		}
		removeEventListener(type: string, listener: Listener | null): void {
			if (type === "abort" && listener !== null) this.#listeners.delete(listener);
		}
		dispatchEvent(event: { type: string }): boolean {
			if (event.type === "abort") this.#dispatch();
			return true;
		}

		static abort(reason?: unknown): AbortSignal {
			const signal = new AbortSignal(token);
			AbortSignal.#take(signal, reason);
			return signal;
		}
		static timeout(ms: number): AbortSignal {
			const signal = new AbortSignal(token);
			timers.arm(
				() => AbortSignal.#abort(signal, named("TimeoutError", "The operation was aborted due to timeout")),
				ms,
				[],
				false,
			);
			return signal;
		}
		static any(signals: Iterable<AbortSignal>): AbortSignal {
			const result = new AbortSignal(token);
			const sources = [...signals];
			const done = sources.find((signal) => signal.aborted);
			if (done !== undefined) return AbortSignal.abort(done.reason);
			for (const signal of sources)
				signal.addEventListener("abort", () => AbortSignal.#abort(result, signal.reason), { once: true });
			return result;
		}

		static #abort(signal: AbortSignal, reason: unknown): void {
			if (signal.#aborted) return;
			AbortSignal.#take(signal, reason);
			for (const run of signal.#algorithms ?? []) run();
			signal.#algorithms = null;
			signal.#dispatch();
		}
		static #take(signal: AbortSignal, reason: unknown): void {
			signal.#aborted = true;
			signal.#reason = reason === undefined ? abortError() : reason;
			if (isObject(signal.#reason)) core.abortReasons.add(signal.#reason);
		}

		#dispatch(): void {
			const event = { type: "abort", target: this, currentTarget: this };
			// A copy of the current listeners; one that an earlier listener removes is skipped.
			const listeners = Array.from(this.#listeners);
			for (const [listener, registration] of listeners) {
				if (this.#listeners.get(listener) !== registration) continue;
				if (registration.once) this.#listeners.delete(listener);
				try {
					if (typeof listener === "function") Reflect.apply(listener, this, [event]);
					else listener.handleEvent(event);
				} catch (error) {
					if (core.over !== null) throw core.over;
					onError(error);
				}
			}
		}

		static {
			abortSignal = AbortSignal.#abort;
		}
	}

	class AbortController {
		readonly signal = new AbortSignal(token);
		abort(reason?: unknown): void {
			abortSignal(this.signal, reason);
		}
		get [Symbol.toStringTag](): string {
			return "AbortController";
		}
	}
	return { AbortController, AbortSignal };
}

function abortError(): Error {
	return named("AbortError", "This operation was aborted");
}

function named(name: string, message: string): Error {
	const error = new Error(message);
	Object.defineProperty(error, "name", { value: name, configurable: true, writable: true });
	return error;
}
