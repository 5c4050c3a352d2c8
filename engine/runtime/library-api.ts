import type { HeldPermit } from "../trace/wait-graph";
import {
	EVENT,
	type Knob,
	type KnobValue,
	type LibraryName,
	type SiteId,
	type TaskId,
	type Trace,
	type VirtualMs,
	WAIT,
} from "../types";
import type { Core } from "./books/core";
import { BYTES } from "./books/memory-model";
import type { Timers } from "./loop/timers";
import type { Promises, RunPromise } from "./promises/kit";
import { FULFILLED, REJECTED } from "./promises/types";
import type { RealWorkers } from "./real-workers";

export type { HeldPermit };

/** What waiting code may be told: to give up. The signal is the run's. */
export type WaitOptions = { signal?: AbortSignalLike | undefined };
export type AbortSignalLike = {
	readonly aborted: boolean;
	readonly reason: unknown;
	throwIfAborted(): void;
	addEventListener(type: "abort", listener: () => void, options?: { once?: boolean }): void;
	removeEventListener(type: "abort", listener: () => void): void;
};
export type AbortControllerLike = { readonly signal: AbortSignalLike; abort(reason?: unknown): void };
/** A promise the library settles itself. A class, because some programs make a million of them. */
export class Deferred<T> {
	/** What giving up has to undo at this moment: leave a line, clear a timer, give a place back. */
	undo: (() => void) | null = null;
	/** Who asked for it, and where. */
	readonly task: TaskId;
	readonly site: SiteId;
	readonly #stop: (() => void) | null;

	/** @param signal whose abort rejects the promise with its reason, then calls `undo` */
	constructor(
		protected readonly kit: Promises,
		protected readonly record: RunPromise,
		signal?: AbortSignalLike,
	) {
		this.task = kit.core.current;
		this.site = kit.core.site;
		this.#stop = signal === undefined ? null : onAbort(signal, (reason) => this.giveUp(reason));
	}
	get promise(): Promise<T> {
		return this.record as unknown as Promise<T>;
	}
	get settled(): boolean {
		return this.kit.isSettled(this.record);
	}
	/** Fulfils the promise with a value that is no thenable. */
	resolve(value: T): void {
		this.#stop?.();
		this.kit.settle(this.record, FULFILLED, value);
	}
	reject(reason: unknown): void {
		this.#stop?.();
		this.kit.settle(this.record, REJECTED, reason);
	}
	/** Rejects the promise and undoes what was begun for it. */
	giveUp(reason: unknown): void {
		if (this.settled) return;
		this.reject(reason);
		this.undo?.();
	}
}

/** Something outside that goes through stages: waiting its turn, then under way. Whoever awaits it is blocked, then in flight. */
export class Operation<T> extends Deferred<T> {
	readonly #core: Core;
	readonly #timers: Timers;
	/** Begins, once there is a place for it. */
	begin: () => void = nothing;

	constructor(core: Core, kit: Promises, timers: Timers, signal: AbortSignalLike | undefined) {
		super(kit, kit.operation(WAIT.promise, 0), signal);
		this.#core = core;
		this.#timers = timers;
	}
	/** Waits its turn. */
	lineUp(resource: number): void {
		this.kit.nowWaits(this.record, WAIT.queue, resource, this.site);
	}
	/** Is under way on a real worker until it is settled. Giving up calls `undo`. */
	atWorker(undo: () => void): void {
		this.kit.nowWaits(this.record, WAIT.worker, this.#core.nextOperation++, this.site);
		this.undo = undo;
	}
	/** Is under way for `ms`, then calls `next`. Giving up clears the timer and calls `undo`. */
	takes(reason: "request" | "command", ms: VirtualMs, next: () => void, undo: () => void = nothing): void {
		const { kit } = this;
		kit.nowWaits(this.record, WAIT[reason], this.#core.nextOperation++, this.site);
		const stage = kit.pending();
		const timer = this.#timers.wake(stage, ms);
		this.undo = () => {
			this.#timers.cancelWake(timer);
			kit.settle(stage, REJECTED, undefined);
			undo();
		};
		// The first job of the turn in which the time is up, so that nobody can give up in between.
		const onward = (): void => {
			this.undo = null;
			next();
		};
		kit.react(stage, onward, nothing);
	}
}

/** Calls `giveUp` when the signal is aborted; what comes back ends the watch. */
function onAbort(signal: AbortSignalLike, giveUp: (reason: unknown) => void): () => void {
	const listener = (): void => giveUp(signal.reason);
	signal.addEventListener("abort", listener, { once: true });
	return () => signal.removeEventListener("abort", listener);
}

/** What the library is built on: the few things that only the runtime can do. */
export type LibraryApi = SharedLibraryApi & RunLibraryApi;

/** The part of it that serves every run of a thread. */
export type SharedLibraryApi = ReturnType<typeof createLibraryApi>;

/** The part of it that each run has of its own. */
export type RunLibraryApi = {
	/** A number in [0, 1) from the run's seed, apart from the program's own `Math.random`. */
	chance: () => number;
	/** The program's generator, the one behind `Math.random`. */
	random: () => number;
	AbortController: new () => AbortControllerLike;
	clock: "virtual" | "real";
	workers: RealWorkers;
	/** Where a text stands in the compiled program, from 1; null when it does not. */
	placeOf(text: string): { file: string; line: number; column: number } | null;
	/** Ends the run as failed with this error, whatever the program catches. */
	fail(error: Error): never;
	/** Declares a knob and says what it is set to. The first declaration of a name counts. */
	declareKnob(name: string, declare: (given: KnobValue | undefined) => Knob): KnobValue;
};

export function createLibraryApi(core: Core, kit: Promises, timers: Timers) {
	/** Promises that `task` has handed out. */
	const handedOut = new WeakSet<RunPromise>();

	/** Lets `signal` end what `timer` would settle. */
	function cancellable<T>(
		promise: RunPromise,
		timer: ReturnType<Timers["wake"]>,
		signal: AbortSignalLike | undefined,
	): Promise<T> {
		if (signal !== undefined) {
			const stop = onAbort(signal, (reason) => {
				if (kit.isSettled(promise)) return;
				timers.cancelWake(timer);
				kit.settle(promise, REJECTED, reason);
			});
			kit.observe(promise, stop);
		}
		return promise as unknown as Promise<T>;
	}

	/** Calls a function that starts work; what it throws at once is a failure like any other. */
	function start<T>(work: () => Promise<T> | T): Promise<T> {
		try {
			return kit.toPromise(work()) as unknown as Promise<T>;
		} catch (error) {
			if (core.over !== null) throw core.over;
			return kit.rejectedWith(error) as unknown as Promise<T>;
		}
	}

	return {
		Promise: kit.Promise,
		isPromise: (value: unknown): boolean => kit.isPromise(value),
		now: (): VirtualMs => core.now,
		busy: (ms: VirtualMs): void => core.busy(ms),
		start,
		/** In every `catch` around the program's own code: nothing of it goes on once the run is over. */
		guard(): void {
			if (core.over !== null) throw core.over;
		},

		/**
		 * A promise for something outside the program that takes `ms`; whoever awaits it is in flight.
		 * @throws (rejects with) the signal's reason, when it is aborted first
		 */
		outside(reason: "timer" | "request" | "command", ms: VirtualMs, waiting?: WaitOptions): Promise<void> {
			const signal = waiting?.signal;
			if (signal?.aborted === true) return kit.rejectedWith(signal.reason) as unknown as Promise<void>;
			const promise = kit.awaitable(WAIT[reason], core.nextOperation++);
			return cancellable(promise, timers.wake(promise, ms), signal);
		},

		/**
		 * A promise that says what `answer` returns after an outside wait of `ms`: one promise and one timer, no task in between.
		 * @throws (rejects with) what `answer` throws, or the signal's reason, when it is aborted first
		 */
		answerAfter<T>(reason: "request" | "command", ms: VirtualMs, answer: () => T, waiting?: WaitOptions): Promise<T> {
			const signal = waiting?.signal;
			if (signal?.aborted === true) return kit.rejectedWith(signal.reason) as unknown as Promise<T>;
			const promise = kit.awaitable(WAIT[reason], core.nextOperation++);
			return cancellable(promise, timers.arrive(promise, ms, answer), signal);
		},

		/** Something outside that may have to wait its turn. */
		operation: <T>(signal: AbortSignalLike | undefined): Operation<T> => new Operation<T>(core, kit, timers, signal),

		/** Calls `ring` after `ms`; what comes back clears the alarm. Nobody is in flight because of it. */
		alarm(ms: VirtualMs, ring: () => void): () => void {
			const id = timers.arm(ring, ms, [], false);
			return () => timers.clear(id);
		},

		/**
		 * A number for something tasks can be blocked on, with the name charts show.
		 * @param size permits or places, where it has any
		 */
		resource(name: LibraryName, size = 0): number {
			const id = core.recorder.resource(name);
			core.resources.made(id, core.site, size);
			return id;
		},

		/** A promise the library settles; whoever awaits it is blocked on `resource`. At a queue it waits for an item, or for room. */
		blocked<T>(
			reason: "semaphore" | "lock" | "item" | "room" | "event",
			resource: number,
			signal?: AbortSignalLike,
		): Deferred<T> {
			const isQueue = reason === "item" || reason === "room";
			if (isQueue) core.resources.waits(resource, reason);
			return new Deferred<T>(kit, kit.awaitable(isQueue ? WAIT.queue : WAIT[reason], resource), signal);
		},

		/** Says that whoever asked for `turn`, or runs now, holds a permit of `resource`. */
		holds(resource: number, turn?: Deferred<unknown>): HeldPermit {
			const permit = { task: turn?.task ?? core.current, site: turn?.site ?? core.site };
			core.resources.hold(resource, permit);
			return permit;
		},
		/** Says that a permit of `resource` was given back: `permit`, or one that is not known. */
		letsGo(resource: number, permit?: HeldPermit): void {
			if (permit === undefined) core.resources.letGoOfAny(resource, core.current);
			else core.resources.letGo(resource, permit);
		},
		/** A promise the library settles; whoever awaits it is blocked on `promise`: on its task, if it is one. */
		blockedOn<T>(promise: Promise<T>, signal?: AbortSignalLike): Deferred<T> {
			const record = kit.toPromise(promise);
			kit.promote(record);
			const task = kit.taskOf(record);
			const wait = task === null ? kit.awaitable(WAIT.promise, 0) : kit.awaitable(WAIT.task, task);
			return new Deferred<T>(kit, wait, signal);
		},

		/**
		 * Calls `work` as a task: the one it starts, or one that waits for what it returns.
		 * @param name what charts call it; null for the name of its function
		 */
		task<T>(work: () => Promise<T> | T, name: string | null): Promise<T> {
			const first = core.nextTask;
			let task = start(work) as unknown as RunPromise;
			kit.promote(task);
			if ((kit.taskOf(task) ?? -1) < first || handedOut.has(task)) task = kit.start(waitFor(task), core.site);
			handedOut.add(task);
			if (name !== null && core.recording)
				core.recorder.push(EVENT.name, kit.taskOf(task) as TaskId, core.site, core.recorder.intern(name));
			return task as unknown as Promise<T>;
		},
		/** Where a promise has got to, and its value or error. */
		peek(promise: Promise<unknown>): { state: "pending" | "fulfilled" | "rejected"; value: unknown } {
			const { state, value } = kit.peek(kit.toPromise(promise));
			return { state: state === 0 ? "pending" : state === FULFILLED ? "fulfilled" : "rejected", value };
		},
		/** Calls back once `promise` has settled; a rejection nobody else asks for is still reported. */
		observe: (promise: Promise<unknown>, onSettled: () => void): void => kit.observe(kit.toPromise(promise), onSettled),
		/** Says that nobody needs to hear of this promise's rejection. */
		disown: (promise: Promise<unknown>): void => kit.markHandled(kit.toPromise(promise)),

		/** A promise that has its value already. */
		ready: <T>(value: T): Promise<T> => kit.fulfilledWith(value) as unknown as Promise<T>,
		failed: <T>(error: unknown): Promise<T> => kit.rejectedWith(error) as unknown as Promise<T>,

		/** A watch with the same two callbacks for many promises; cheaper than `watch` for each. */
		watcher<T>(onValue: (value: T) => void, onError: (error: unknown) => void): (promise: Promise<T>) => void {
			const reaction = kit.reaction(onValue as (value: unknown) => void, onError);
			return (promise) => kit.watchWith(kit.toPromise(promise), reaction);
		},

		/** Calls one of the two in a microtask once `promise` has settled. */
		watch<T>(promise: Promise<T>, onValue: (value: T) => void, onError: (error: unknown) => void): void {
			kit.watch(kit.toPromise(promise), onValue as (value: unknown) => void, onError);
		},

		/** Counts items that wait in a buffer, for the memory model. */
		buffered: (items: number): void =>
			items > 0 ? core.allocate(items * BYTES.bufferedItem) : core.free(-items * BYTES.bufferedItem),
		/** Counts bytes that an operation holds; negative when it lets go. */
		occupy: (bytes: number): void => core.allocate(bytes),
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
			if (core.recording) core.recorder.push(bytes >= 0 ? EVENT.hold : EVENT.drop, core.current, core.site, Math.abs(bytes));
		},

		/** Adds a series to the trace; its points are for the caller to write. */
		addGauge(name: string): Trace["gauges"][number] {
			const gauge = { name, time: [], value: [] };
			core.recorder.gauges.push(gauge);
			return gauge;
		},
	};
}

const nothing = (): void => {};

function* waitFor(promise: RunPromise): Generator<unknown, unknown, unknown> {
	return yield promise;
}
