import { EVENT, type Knob, type KnobValue, type VirtualMs, WAIT, type WaitCode } from "../types";
import type { Core } from "./core";
import { BYTES } from "./memory-model";
import { FULFILLED, type Promises, REJECTED, type RunPromise } from "./promise";
import type { Timers } from "./timers";

/** What waiting code may be told: to give up. The signal is the run's. */
export type Waiting = { signal?: AbortSignalLike | undefined };
export type AbortSignalLike = {
	readonly aborted: boolean;
	readonly reason: unknown;
	addEventListener(type: "abort", listener: () => void, options?: { once?: boolean }): void;
	removeEventListener(type: "abort", listener: () => void): void;
};
/** A promise the library settles itself. A class, because some programs make a million of them. */
export class Deferred<T> {
	readonly #kit: Promises;
	readonly #promise: RunPromise;

	constructor(kit: Promises, promise: RunPromise) {
		this.#kit = kit;
		this.#promise = promise;
	}
	get promise(): Promise<T> {
		return this.#promise as unknown as Promise<T>;
	}
	get settled(): boolean {
		return this.#kit.isSettled(this.#promise);
	}
	/** Fulfils the promise with a value that is no thenable. */
	resolve(value: T): void {
		this.#kit.settle(this.#promise, FULFILLED, value);
	}
	reject(reason: unknown): void {
		this.#kit.settle(this.#promise, REJECTED, reason);
	}
}

/** What the library is built on: the few things that only the runtime can do. */
export type Kernel = ReturnType<typeof createKernel>;

export function createKernel(
	core: Core,
	kit: Promises,
	timers: Timers,
	random: () => number,
	given: Readonly<Record<string, KnobValue>>,
) {
	const knobs = new Map<string, Knob>();

	/** Calls `giveUp` when the signal is aborted; what comes back ends the watch. */
	function onAbort(signal: AbortSignalLike | undefined, giveUp: (reason: unknown) => void): () => void {
		if (signal === undefined) return nothing;
		const listener = (): void => giveUp(signal.reason);
		signal.addEventListener("abort", listener, { once: true });
		return () => signal.removeEventListener("abort", listener);
	}

	return {
		Promise: kit.Promise,
		/** A number in [0, 1) from the run's seed, apart from the program's own `Math.random`. */
		random,
		now: (): VirtualMs => core.now,
		busy: (ms: VirtualMs): void => core.busy(ms),
		onAbort,

		/**
		 * A promise for something outside the program that takes `ms`; whoever awaits it is in flight.
		 * @throws (rejects with) the signal's reason, when it is aborted first
		 */
		outside(reason: "timer" | "request" | "command", ms: VirtualMs, waiting?: Waiting): Promise<void> {
			const signal = waiting?.signal;
			if (signal?.aborted === true) return kit.rejectedWith(signal.reason) as unknown as Promise<void>;
			const promise = kit.awaitable(WAIT[reason], core.nextOperation++);
			const bucket = timers.wake(promise, ms);
			if (signal !== undefined) {
				const stop = onAbort(signal, (cause) => {
					if (kit.isSettled(promise)) return;
					timers.cancelWake(bucket);
					kit.settle(promise, REJECTED, cause);
				});
				kit.react(promise, stop, stop);
			}
			return promise as unknown as Promise<void>;
		},

		/** A promise that says `value` after an outside wait of `ms`: one promise and one timer, no task in between. */
		answerAfter<T>(reason: "request" | "command", ms: VirtualMs, answer: () => T, waiting?: Waiting): Promise<T> {
			const signal = waiting?.signal;
			if (signal?.aborted === true) return kit.rejectedWith(signal.reason) as unknown as Promise<T>;
			const promise = kit.awaitable(WAIT[reason], core.nextOperation++);
			const timer = timers.arrive(promise, ms, answer);
			if (signal !== undefined) {
				const stop = onAbort(signal, (cause) => {
					if (kit.isSettled(promise)) return;
					timers.cancelWake(timer);
					kit.settle(promise, REJECTED, cause);
				});
				kit.react(promise, stop, stop);
			}
			return promise as unknown as Promise<T>;
		},

		/** A number for something tasks can be blocked on, with the name charts show. */
		resource: (name: string): number => core.recorder.resource(name),

		/** A promise the library settles; whoever awaits it is blocked on `resource`. */
		blocked<T>(reason: "semaphore" | "lock" | "queue" | "event" | "promise", resource: number): Deferred<T> {
			return new Deferred<T>(kit, kit.awaitable(WAIT[reason] as WaitCode, resource));
		},

		/** A promise that has its value already. */
		ready: <T>(value: T): Promise<T> => kit.fulfilledWith(value) as unknown as Promise<T>,
		failed: <T>(error: unknown): Promise<T> => kit.rejectedWith(error) as unknown as Promise<T>,

		/** Calls one of the two in a microtask once `promise` has settled. */
		watch<T>(promise: Promise<T>, onValue: (value: T) => void, onError: (error: unknown) => void): void {
			kit.watch(kit.toPromise(promise), onValue as (value: unknown) => void, onError);
		},

		/** Counts items that wait in a buffer, for the memory model. */
		buffered: (items: number): void =>
			items > 0 ? core.allocate(items * BYTES.bufferedItem) : core.free(-items * BYTES.bufferedItem),
		/**
		 * Says how many items are to be done, when the source knows, for the estimate of progress.
		 * @returns call it for each item that has ended
		 */
		expect(items: unknown): () => void {
			const count = Array.isArray(items) ? items.length : items instanceof Set || items instanceof Map ? items.size : null;
			if (count === null) return nothing;
			core.itemsExpected += count;
			return () => {
				core.itemsEnded++;
			};
		},
		/** Counts bytes the program says it holds. */
		hold(bytes: number): void {
			core.allocate(bytes);
			if (core.recording)
				core.recorder.push(bytes >= 0 ? EVENT.hold : EVENT.drop, core.now, core.current, core.site, Math.abs(bytes));
		},

		/** Declares a knob and says what it is set to. The first declaration of a name counts. */
		declareKnob(name: string, declare: (given: KnobValue | undefined) => Knob): KnobValue {
			let knob = knobs.get(name);
			if (knob === undefined) {
				knob = declare(given[name]);
				knobs.set(name, knob);
			}
			return knob.value;
		},
		knobs: (): Knob[] => [...knobs.values()],
	};
}

const nothing = (): void => {};
