import type { HeldPermit } from "../trace/wait-graph";
import {
	EVENT,
	type Knob,
	type KnobValue,
	type LibraryName,
	nothingShown,
	type RowIndex,
	type Shown,
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
import type { InspectOptions } from "./values/inspect-options";

export type { HeldPermit };

/** Options of everything that waits: a signal that ends the wait. The signal is the run's own. */
export type WaitOptions = { signal?: AbortSignalLike | undefined };
export type AbortSignalLike = {
	readonly aborted: boolean;
	readonly reason: unknown;
	throwIfAborted(): void;
	addEventListener(type: "abort", listener: () => void, options?: { once?: boolean }): void;
	removeEventListener(type: "abort", listener: () => void): void;
};
export type AbortControllerLike = { readonly signal: AbortSignalLike; abort(reason?: unknown): void };
/** A promise that the library settles itself. A class, because some programs make a million of them. */
export class Deferred<T> {
	/** What to undo when the wait is given up now: leave a queue, clear a timer, free a place. */
	undo: (() => void) | null = null;
	/** The task that asked for it, and where. */
	readonly task: TaskId;
	readonly site: SiteId;
	readonly #stop: (() => void) | null;

	/** @param signal its abort rejects the promise with its reason, then calls `undo` */
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
	/** Fulfils the promise with a value that is not a thenable. */
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

/** An outside operation in stages: it queues, then runs. A task that awaits it is blocked, then in flight. */
export class Operation<T> extends Deferred<T> {
	readonly #core: Core;
	readonly #timers: Timers;
	/** Called once a place is free for it. */
	begin: () => void = nothing;

	constructor(core: Core, kit: Promises, timers: Timers, signal: AbortSignalLike | undefined) {
		super(kit, kit.operation(WAIT.promise, 0), signal);
		this.#core = core;
		this.#timers = timers;
	}
	/** Queues for `resource`. */
	lineUp(resource: number): void {
		this.kit.nowWaits(this.record, WAIT.queue, resource);
	}
	/** Runs on a real worker until it is settled. Giving up calls `undo`. */
	atWorker(undo: () => void): void {
		this.kit.nowWaits(this.record, WAIT.worker, this.#core.nextOperation++);
		this.undo = undo;
	}
	/** Runs for `ms`, then calls `next`. Giving up clears the timer and calls `undo`. */
	takes(reason: "request" | "command", ms: VirtualMs, next: () => void, undo: () => void = nothing): void {
		const { kit } = this;
		kit.nowWaits(this.record, WAIT[reason], this.#core.nextOperation++);
		const stage = kit.pending();
		const timer = this.#timers.wake(stage, ms);
		this.undo = () => {
			this.#timers.cancelWake(timer);
			kit.settle(stage, REJECTED, undefined);
			undo();
		};
		// This is the first job of the turn in which the timer fires, so nobody can give up between the two.
		const onward = (): void => {
			this.undo = null;
			next();
		};
		kit.react(stage, onward, nothing);
	}
}

/** Calls `giveUp` when the signal is aborted. @returns removes the listener */
function onAbort(signal: AbortSignalLike, giveUp: (reason: unknown) => void): () => void {
	const listener = (): void => giveUp(signal.reason);
	signal.addEventListener("abort", listener, { once: true });
	return () => signal.removeEventListener("abort", listener);
}

/** What the library is built on: the functions that only the runtime can provide. */
export type LibraryApi = SharedLibraryApi & RunLibraryApi;

/** The part that all runs of a thread share. */
export type SharedLibraryApi = ReturnType<typeof createLibraryApi>;

/** The part that each run has of its own. */
export type RunLibraryApi = {
	/** A number in [0, 1) from the run's seed, independent of the program's `Math.random`. */
	chance: () => number;
	/** The next answer time of the default network: uniformly distributed from 0 to 3,000 ms. */
	latency: () => VirtualMs;
	/** The program's generator, the one behind `Math.random`. */
	random: () => number;
	AbortController: new () => AbortControllerLike;
	clock: "virtual" | "real";
	workers: RealWorkers;
	/** The place of a text in the compiled program, line and column from 1; null when it does not occur. */
	placeOf(text: string): { file: string; line: number; column: number } | null;
	/** Ends the run as failed with this error. The program cannot catch it. */
	fail(error: Error): never;
	/** What showing a value needs to know of the run. */
	inspect: InspectOptions;
	/** Declares a knob and returns its value in this run. The first declaration of a name counts. */
	declareKnob(name: string, declare: (given: KnobValue | undefined) => Knob): KnobValue;
};

export function createLibraryApi(core: Core, kit: Promises, timers: Timers) {
	/** Promises that `task` has returned. */
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

	/** Calls a function that starts work; a synchronous throw becomes a rejection. */
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
		/** Call it in every `catch` around the program's code: it throws once the run is over, so that the program does not continue. */
		guard(): void {
			if (core.over !== null) throw core.over;
		},

		/**
		 * A promise for something outside the program that takes `ms`; a task that awaits it is in flight.
		 * @throws (rejects with) the signal's reason, when it is aborted first
		 */
		outside(reason: "timer" | "request" | "command", ms: VirtualMs, waiting?: WaitOptions): Promise<void> {
			const signal = waiting?.signal;
			if (signal?.aborted === true) return kit.rejectedWith(signal.reason) as unknown as Promise<void>;
			const promise = kit.awaitable(WAIT[reason], core.nextOperation++);
			return cancellable(promise, timers.wake(promise, ms), signal);
		},

		/**
		 * A promise for what `answer` returns after an outside wait of `ms`: one promise and one timer, no task in between.
		 * @throws (rejects with) what `answer` throws, or the signal's reason, when it is aborted first
		 */
		answerAfter<T>(reason: "request" | "command", ms: VirtualMs, answer: () => T, waiting?: WaitOptions): Promise<T> {
			const signal = waiting?.signal;
			if (signal?.aborted === true) return kit.rejectedWith(signal.reason) as unknown as Promise<T>;
			const promise = kit.awaitable(WAIT[reason], core.nextOperation++);
			return cancellable(promise, timers.arrive(promise, ms, answer), signal);
		},

		/** An outside operation that may have to queue. */
		operation: <T>(signal: AbortSignalLike | undefined): Operation<T> => new Operation<T>(core, kit, timers, signal),

		/** Calls `ring` after `ms`; no task counts as in flight because of it. @returns clears the alarm */
		alarm(ms: VirtualMs, ring: () => void): () => void {
			const id = timers.arm(ring, ms, [], false);
			return () => timers.clear(id);
		},

		/**
		 * Registers something that tasks can be blocked on, with the name that charts show. @returns its number
		 * @param size number of permits or places; 0 when it has none
		 */
		resource(name: LibraryName, size = 0): number {
			const id = core.recorder.resource(name);
			core.resources.made(id, core.site, size);
			return id;
		},

		/** A promise that the library settles; a task that awaits it is blocked on `resource`. At a queue `side` says what it waits for. */
		blocked<T>(
			reason: "semaphore" | "lock" | "item" | "room" | "event",
			resource: number,
			signal?: AbortSignalLike,
		): Deferred<T> {
			const isQueue = reason === "item" || reason === "room";
			if (isQueue) core.resources.waits(resource, reason);
			return new Deferred<T>(kit, kit.awaitable(isQueue ? WAIT.queue : WAIT[reason], resource), signal);
		},

		/** Records that the task that asked for `turn` (without `turn`: the running task) holds a permit of `resource`. */
		holds(resource: number, turn?: Deferred<unknown>): HeldPermit {
			const permit = { task: turn?.task ?? core.current, site: turn?.site ?? core.site };
			core.resources.hold(resource, permit);
			return permit;
		},
		/** Records that a permit of `resource` was released: `permit`, or an unknown one. */
		letsGo(resource: number, permit?: HeldPermit): void {
			if (permit === undefined) core.resources.letGoOfAny(resource, core.current);
			else core.resources.letGo(resource, permit);
		},
		/** A promise that the library settles; a task that awaits it is blocked on `promise`, or on its task if it is one. */
		blockedOn<T>(promise: Promise<T>, signal?: AbortSignalLike): Deferred<T> {
			const record = kit.toPromise(promise);
			kit.promote(record);
			const task = kit.taskOf(record);
			const wait = task === null ? kit.awaitable(WAIT.promise, 0) : kit.awaitable(WAIT.task, task);
			return new Deferred<T>(kit, wait, signal);
		},

		/**
		 * Calls `work` as a task: the task that it starts, or else one that waits for what it returns.
		 * @param name the name in charts; null for the name of its function
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
		/** A task that waits for `first`, and then for what `next` returns. */
		after<T>(first: Promise<void>, next: () => Promise<T>): Promise<T> {
			return kit.start(inTurn(first as unknown as RunPromise, next), core.site) as unknown as Promise<T>;
		},
		/** The state of a promise, and its value or error. */
		peek(promise: Promise<unknown>): { state: "pending" | "fulfilled" | "rejected"; value: unknown } {
			const { state, value } = kit.peek(kit.toPromise(promise));
			return { state: state === 0 ? "pending" : state === FULFILLED ? "fulfilled" : "rejected", value };
		},
		/** Calls back once `promise` has settled. A rejection without another handler is still reported as unhandled. */
		observe: (promise: Promise<unknown>, onSettled: () => void): void => kit.observe(kit.toPromise(promise), onSettled),
		/** Marks a rejection of this promise as handled. */
		disown: (promise: Promise<unknown>): void => kit.markHandled(kit.toPromise(promise)),

		/** A promise that is fulfilled already. */
		ready: <T>(value: T): Promise<T> => kit.fulfilledWith(value) as unknown as Promise<T>,
		failed: <T>(error: unknown): Promise<T> => kit.rejectedWith(error) as unknown as Promise<T>,

		/** `watch` with the same two callbacks for many promises; cheaper than one `watch` for each. */
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
		/** Counts bytes that an operation holds; negative when it releases them. */
		occupy: (bytes: number): void => core.allocate(bytes),
		/**
		 * Adds the number of items to the estimate of progress, if the source knows it.
		 * @returns to be called for each item that has ended
		 */
		expect(items: unknown): () => void {
			const count = Array.isArray(items) ? items.length : items instanceof Set || items instanceof Map ? items.size : null;
			if (count === null) return nothing;
			core.itemsExpected += count;
			return () => {
				core.itemsEnded++;
			};
		},
		/** Counts bytes that the program declares it holds. */
		hold(bytes: number): void {
			core.allocate(bytes);
			if (core.recording) core.recorder.push(bytes >= 0 ? EVENT.hold : EVENT.drop, core.current, core.site, Math.abs(bytes));
		},

		/** Adds a series to the trace; the caller appends its points. */
		addGauge(name: string): Trace["gauges"][number] {
			const gauge = { name, time: [], value: [] };
			core.recorder.gauges.push(gauge);
			return gauge;
		},

		/** What the program has shown so far; the caller adds to it. */
		shown: (): Shown => (core.recorder.shown ??= nothingShown()),
		/** How many rows the trace has, and the most that it may have. */
		rows: (): { now: RowIndex; most: number } => ({ now: core.recorder.length, most: core.recorder.maxRows }),
	};
}

const nothing = (): void => {};

function* inTurn<T>(first: RunPromise, next: () => Promise<T>): Generator<unknown, unknown, unknown> {
	yield first;
	return yield next();
}

function* waitFor(promise: RunPromise): Generator<unknown, unknown, unknown> {
	return yield promise;
}
