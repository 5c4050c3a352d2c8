import type { Core } from "../books/core";
import type { Timers } from "../loop/timers";
import { isObject } from "../values/originals";
import { DOMException } from "./dom-exception";
import type { Events } from "./events";

/** AbortController and AbortSignal of the DOM standard (section 3), on the run's clock. */
export function createAbort(core: Core, timers: Timers, { EventTarget, signals, fire }: Events) {
	const token = Symbol("made by the run");
	let abortSignal!: (signal: AbortSignal, reason: unknown) => void;
	let isSignal!: (value: unknown) => value is AbortSignal;

	class AbortSignal extends EventTarget {
		/** Abort algorithms, which run before the listeners. */
		#algorithms: (() => void)[] | null = null;
		/** The signals of `any` that follow this one, and those that this one follows. */
		#dependents: Set<AbortSignal> | null = null;
		#sources: Set<AbortSignal> | null = null;
		#aborted = false;
		#reason: unknown = undefined;
		#handler: ((event: object) => unknown) | null = null;

		constructor(key: unknown) {
			if (key !== token) throw new TypeError("Illegal constructor");
			super();
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
			this.#handler = typeof handler === "function" ? (handler as (event: object) => unknown) : null;
			if (this.#handler === null) this.removeEventListener("abort", this.#callHandler);
			else this.addEventListener("abort", this.#callHandler);
		}
		readonly #callHandler = (event: object): void => {
			if (this.#handler !== null) Reflect.apply(this.#handler, this, [event]);
		};
		throwIfAborted(): void {
			if (this.#aborted) throw this.#reason;
		}

		static abort(reason?: unknown): AbortSignal {
			const signal = new AbortSignal(token);
			AbortSignal.#take(signal, reasonOr(reason));
			return signal;
		}
		static timeout(ms: number): AbortSignal {
			const signal = new AbortSignal(token);
			const abort = (): void =>
				AbortSignal.#abort(signal, new DOMException("The operation was aborted due to timeout", "TimeoutError"));
			timers.arm(abort, ms, [], false);
			return signal;
		}
		static any(given: Iterable<AbortSignal>): AbortSignal {
			const result = new AbortSignal(token);
			const sources = [...given];
			if (!sources.every(isSignal))
				throw new TypeError("Failed to execute 'any' on 'AbortSignal': Failed to convert value to 'AbortSignal'.");
			const done = sources.find((signal) => signal.#aborted);
			if (done !== undefined) return AbortSignal.abort(done.#reason);
			result.#sources = new Set(sources.flatMap((signal) => (signal.#sources === null ? [signal] : [...signal.#sources])));
			for (const source of result.#sources) {
				source.#dependents ??= new Set();
				source.#dependents.add(result);
			}
			return result;
		}

		/** Signal abort (3.2): all that follow are aborted before anybody hears of it. */
		static #abort(signal: AbortSignal, reason: unknown): void {
			if (signal.#aborted) return;
			AbortSignal.#take(signal, reason);
			const followers = [...(signal.#dependents ?? [])].filter((one) => !one.#aborted);
			for (const follower of followers) AbortSignal.#take(follower, reason);
			AbortSignal.#tell(signal);
			for (const follower of followers) AbortSignal.#tell(follower);
		}
		static #take(signal: AbortSignal, reason: unknown): void {
			signal.#aborted = true;
			signal.#reason = reason;
			if (isObject(reason)) core.abortReasons.add(reason);
		}
		static #tell(signal: AbortSignal): void {
			const algorithms = signal.#algorithms ?? [];
			signal.#algorithms = null;
			for (const run of algorithms) run();
			fire(signal, "abort");
		}

		static {
			abortSignal = AbortSignal.#abort;
			isSignal = (value): value is AbortSignal => isObject(value) && #aborted in value;
			signals.isSignal = isSignal;
			signals.isAborted = (signal) => (signal as AbortSignal).#aborted;
			signals.whenAborted = (signal, algorithm) => {
				const of = signal as AbortSignal;
				of.#algorithms ??= [];
				of.#algorithms.push(algorithm);
			};
		}
	}

	class AbortController {
		readonly #signal = new AbortSignal(token);
		get signal(): AbortSignal {
			return this.#signal;
		}
		abort(reason?: unknown): void {
			abortSignal(this.#signal, reasonOr(reason));
		}
		get [Symbol.toStringTag](): string {
			return "AbortController";
		}
	}
	return { AbortController, AbortSignal };
}

const reasonOr = (reason: unknown): unknown =>
	reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason;
