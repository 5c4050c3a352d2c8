import type { Core } from "./core";
import type { Timers } from "./timers";

type Listener = ((event: object) => unknown) | { handleEvent(event: object): unknown };
type Registration = { listener: Listener; once: boolean };

/** AbortController and AbortSignal of the DOM standard, on the run's clock; a listener that throws is reported, not lost. */
export function createAbort(core: Core, timers: Timers, onError: (error: unknown) => void) {
	const token = Symbol("made by the run");
	let abortSignal!: (signal: AbortSignal, reason: unknown) => void;

	class AbortSignal {
		#listeners: Registration[] = [];
		#aborted = false;
		#reason: unknown = undefined;
		onabort: ((event: object) => unknown) | null = null;

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
		throwIfAborted(): void {
			if (this.#aborted) throw this.#reason;
		}
		addEventListener(type: string, listener: Listener | null, options?: { once?: boolean; signal?: AbortSignal } | boolean): void {
			if (type !== "abort" || listener === null) return;
			if (this.#listeners.some((known) => known.listener === listener)) return;
			this.#listeners.push({ listener, once: typeof options === "object" && options.once === true });
		}
		removeEventListener(type: string, listener: Listener | null): void {
			if (type === "abort") this.#listeners = this.#listeners.filter((known) => known.listener !== listener);
		}
		dispatchEvent(event: { type: string }): boolean {
			if (event.type === "abort") this.#dispatch();
			return true;
		}

		static abort(reason?: unknown): AbortSignal {
			const signal = new AbortSignal(token);
			signal.#aborted = true;
			signal.#reason = reason === undefined ? abortError() : reason;
			return signal;
		}
		static timeout(ms: number): AbortSignal {
			const signal = new AbortSignal(token);
			timers.arm(() => AbortSignal.#abort(signal, named("TimeoutError", "The operation was aborted due to timeout")), ms, [], false);
			return signal;
		}
		static any(signals: Iterable<AbortSignal>): AbortSignal {
			const result = new AbortSignal(token);
			const sources = [...signals];
			const done = sources.find((signal) => signal.aborted);
			if (done !== undefined) return AbortSignal.abort(done.reason);
			for (const signal of sources) signal.addEventListener("abort", () => AbortSignal.#abort(result, signal.reason), { once: true });
			return result;
		}

		static #abort(signal: AbortSignal, reason: unknown): void {
			if (signal.#aborted) return;
			signal.#aborted = true;
			signal.#reason = reason === undefined ? abortError() : reason;
			signal.#dispatch();
		}

		#dispatch(): void {
			const event = { type: "abort", target: this, currentTarget: this };
			const listeners = this.#listeners;
			this.#listeners = listeners.filter((known) => !known.once);
			const { onabort } = this;
			for (const { listener } of [...(onabort === null ? [] : [{ listener: onabort }]), ...listeners]) {
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
