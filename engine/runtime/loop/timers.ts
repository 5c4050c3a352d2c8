import { EVENT, type SiteId, type TaskId, type VirtualMs } from "../../types";
import type { Core } from "../books/core";
import { BYTES } from "../books/memory-model";
import type { Promises, RunPromise } from "../promises/kit";
import { FULFILLED, REJECTED } from "../promises/types";
import { type Bucket, TimerQueue } from "./timer-queue";

// Saved before a program can replace it.
const { apply } = Reflect;

/** Shortest wait of a timer, so that time advances in a program that polls. */
export const SHORTEST: VirtualMs = 0.01;
/** Longest delay that a timer of a browser or of Node can have: 24.8 days. */
const LONGEST: VirtualMs = 2 ** 31 - 1;

/** Base class of all entries except plain promises. Nearly all entries are promises to fulfil, so one `instanceof` check tells them apart. */
class Call {}

/** An armed timer with a callback. */
class Timer extends Call {
	/** Its bucket in the queue; null when it is not armed. */
	bucket: Bucket<Entry> | null = null;
	/** The promise whose executor armed this timer, if any. */
	linked: RunPromise | null = null;
	/** Where that promise was made. */
	made: SiteId = 0;
	/** What its callback has in its AsyncLocalStorages. */
	context: unknown = undefined;
	constructor(
		readonly id: number,
		readonly task: TaskId,
		/** Where it was armed. */
		readonly site: SiteId,
		readonly callback: (...values: unknown[]) => unknown,
		readonly values: unknown[],
		/** Milliseconds between rounds, or null for a timer that fires once. */
		readonly interval: VirtualMs | null,
	) {
		super();
	}
}

/** A pending answer: a promise that will be fulfilled with what `answer` returns. */
class Arrival extends Call {
	constructor(
		readonly promise: RunPromise,
		readonly answer: () => unknown,
	) {
		super();
	}
}
type Entry = RunPromise | Timer | Arrival;

/** The run's timers: ordered by (time, sequence), one turn of the event loop each. Call `begin` before each run. */
export function createTimers(core: Core, kit: Promises) {
	const queue = new TimerQueue<Entry>((entry) => {
		if (!(entry instanceof Call)) return kit.isSettled(entry);
		return entry instanceof Timer ? entry.bucket === null : kit.isSettled(entry.promise);
	});
	const byId = new Map<number, Timer>();
	let nextId = 1;
	let onError: (error: unknown) => void = nobody;
	let onOddDelay: (ms: unknown) => void = nobody;
	let ties: (() => number) | null = null;
	/** `this` in callbacks: the program's global object, as in browsers. */
	let receiver: unknown;

	/** The time of an outside operation. With `ties` a random part of less than the shortest wait is added, so that only the order of ties changes. */
	const outside = (ms: VirtualMs): VirtualMs => (ties === null ? delayOf(ms) : delayOf(ms) + ties() * SHORTEST * 0.9);

	function delayOf(ms: unknown): VirtualMs {
		const number = Number(ms);
		return number > SHORTEST ? number : SHORTEST;
	}

	function arm(callback: unknown, ms: unknown, values: unknown[], repeats: boolean): number {
		const number = ms === undefined ? 0 : Number(ms);
		// As browsers do: a delay is a whole number of 32 bits, so a longer one is cut to what is left of it, and no number is 0.
		const isOdd = !(number >= 0 && number <= LONGEST);
		if (isOdd) onOddDelay(ms);
		return armAfter(delayOf(isOdd ? number | 0 : number), callback, values, repeats);
	}

	/** setImmediate: after the timers that are due now, and before those that are armed in this turn. Main counts as before all timers. */
	const armImmediate = (callback: unknown, values: unknown[]): number =>
		armAfter(core.turns === 0 ? SHORTEST : SHORTEST / 2, callback, values, false);

	function armAfter(delay: VirtualMs, callback: unknown, values: unknown[], repeats: boolean): number {
		if (typeof callback !== "function") throw new TypeError(`A timer needs a function to call, not ${typeof callback}.`);
		const id = nextId++;
		const timer = new Timer(id, core.current, core.site, callback as Timer["callback"], values, repeats ? delay : null);
		timer.context = core.context;
		kit.linkTimer(timer);
		timer.bucket = queue.add(core.now, delay, timer);
		byId.set(id, timer);
		core.allocate(BYTES.timer);
		if (core.recording) core.recorder.push(EVENT.timerSet, core.current, core.site, id);
		return id;
	}

	function clear(id: unknown): void {
		const timer = byId.get(Number(id));
		if (timer === undefined) return;
		byId.delete(timer.id);
		if (timer.bucket !== null) {
			queue.cancel(timer.bucket);
			timer.bucket = null;
		}
		if (timer.linked !== null) kit.unlinkTimer(timer.linked, timer.made);
		core.free(BYTES.timer);
		if (core.recording) core.recorder.push(EVENT.timerClear, core.current, core.site, timer.id);
	}

	function fireTimer(timer: Timer): void {
		timer.bucket = null;
		kit.asLoop(timer.task);
		core.site = timer.site;
		if (core.recording) core.recorder.push(EVENT.timerFire, timer.task, core.site, timer.id);
		if (timer.interval === null) {
			byId.delete(timer.id);
			core.free(BYTES.timer);
		} else {
			timer.bucket = queue.add(core.now, timer.interval, timer);
		}
		core.context = timer.context;
		if (timer.linked === null) core.lastCallback = core.now;
		try {
			kit.meant(apply(timer.callback, receiver, timer.values));
		} catch (error) {
			if (core.over !== null) throw core.over;
			onError(error);
		}
		if (timer.linked !== null) {
			if (timer.interval === null) kit.unlinkTimer(timer.linked, timer.made);
			else if (kit.isSettled(timer.linked)) timer.linked = null;
		}
	}

	function arrived({ promise, answer }: Arrival): void {
		let value: unknown;
		try {
			value = answer();
		} catch (error) {
			if (core.over !== null) throw core.over;
			kit.settle(promise, REJECTED, error);
			return;
		}
		kit.resolve(promise, value);
	}

	return {
		/**
		 * Prepares for a run.
		 * @param escaped called with what a callback throws
		 * @param odd called with a delay that is no number, negative or too long for a timer
		 * @param draw numbers in [0, 1) that decide the order of outside operations ending at one instant; null for first come, first served
		 */
		begin(escaped: (error: unknown) => void, odd: (ms: unknown) => void, draw: (() => number) | null): void {
			nextId = 1;
			onError = escaped;
			onOddDelay = odd;
			ties = draw;
		},
		/** Sets `this` for callbacks: the program's global object, as in browsers. */
		callWith(self: unknown): void {
			receiver = self;
		},
		/** Forgets every timer and the error handler. */
		forget(): void {
			queue.clear();
			byId.clear();
			onError = nobody;
			onOddDelay = nobody;
			ties = null;
			receiver = undefined;
		},
		arm,
		armImmediate,
		clear,
		/** Fulfils `promise` after `ms`; cheaper than a callback. */
		wake(promise: RunPromise, ms: VirtualMs): Bucket<Entry> {
			return queue.add(core.now, outside(ms), promise);
		},
		/** Fulfils `promise` after `ms` with what `answer` then returns; rejects it with what `answer` throws. */
		arrive(promise: RunPromise, ms: VirtualMs, answer: () => unknown): Bucket<Entry> {
			return queue.add(core.now, outside(ms), new Arrival(promise, answer));
		},
		/** Gives up a `wake` or `arrive`; the caller settles the promise itself. */
		cancelWake(bucket: Bucket<Entry>): void {
			queue.cancel(bucket);
		},
		/** When the next timer is due; Infinity when none is armed. */
		nextTime(): VirtualMs {
			return queue.earliest();
		},
		/** Timers armed and not cleared. */
		get armed(): number {
			return queue.size;
		},
		/** The first timers to fire, at most `most`. `id` is the number of the timer or of the operation; `task` is the operation's task, if it has one. */
		list(most: number): { at: VirtualMs; kind: "callback" | "operation"; id: number; task: TaskId | null }[] {
			return queue
				.entries()
				.slice(0, most)
				.map(({ at, entry }) => {
					if (entry instanceof Timer) return { at, kind: "callback", id: entry.id, task: entry.task };
					return { at, kind: "operation", ...kit.operationOf(entry instanceof Arrival ? entry.promise : entry) };
				});
		},
		/** Fires the next timer. There must be one, and the clock must have been advanced to it. */
		fireNext(): void {
			const entry = queue.take();
			kit.asLoop(0);
			if (!(entry instanceof Call)) kit.settleLast(entry, FULFILLED, undefined);
			else if (entry instanceof Timer) fireTimer(entry);
			else arrived(entry);
		},
	};
}
export type Timers = ReturnType<typeof createTimers>;

const nobody = (): void => {};
