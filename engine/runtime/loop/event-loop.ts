import type { Progress, StepUnit, VirtualMs } from "../../types";
import { assertNever } from "../../types";
import { type Core, RunOver } from "../books/core";
import type { Promises } from "../promises/kit";
import type { Timers } from "./timers";

/** What the loop needs of the place it runs in. */
export type LoopHost = {
	/** Real milliseconds, from any origin. */
	now(): number;
	/** Calls back after the worker has handled its own messages. */
	macrotask(callback: () => void): void;
	setTimer(callback: () => void, ms: number): void;
};

/** Longest stretch without a look at the worker's own messages, in real milliseconds. */
const SLICE_MS = 40;
const PROGRESS_MS = 100;
/** Jobs between two looks at the real clock. */
const JOBS_BETWEEN_LOOKS = 512;

/** Something from outside, and when it came. */
type Arrived = { at: VirtualMs; turn: () => void };

export type LoopEvents = {
	/** Nothing is left to do. */
	finished(): void;
	/** The run was ended from inside; `core.over` says how. */
	over(): void;
	/** A turn has ended: all its microtasks have run. */
	turnEnded(): void;
	/** Something of the engine itself broke. */
	broken(error: unknown): void;
	progress(progress: Progress): void;
	/** Microtasks kept coming without a turn. */
	starved(): void;
};

/** What is the loop's of one run. */
export type LoopRun = {
	clock: "virtual" | "real";
	host: LoopHost;
	events: LoopEvents;
	/** The run ends before the first job that follows this many rows. */
	stopAtRow: number | undefined;
};

/**
 * The event loop, readable aloud: drain the microtasks; else take the earliest timer and move the clock; else finish.
 * It works in slices of at most 40 ms, so that stop, pause and progress get through. It serves one run after the other: call `begin` before each.
 */
export function createEventLoop(core: Core, kit: Promises, timers: Timers) {
	const { queue } = kit;
	let clock: "virtual" | "real" = "virtual";
	let host!: LoopHost;
	let events!: LoopEvents;
	let stopAtRow = Number.POSITIVE_INFINITY;
	/** True when there is a row to stop at. */
	let stops = false;
	let paused = false;
	let ended = false;
	let running = false;
	/** When the host will call back because of a timer, in milliseconds of the run; Infinity when it will not. */
	let wakesAt = Number.POSITIVE_INFINITY;
	/** True when there is nothing to do but to wait for the clock or for the answer of a worker. */
	let waits = false;
	/** What has come from outside, first come first served, with the time at which it came. */
	let arrived: Arrived[] = [];
	/** True while the current turn has not been closed by `turnEnded`. */
	let inTurn = true;
	let lastProgress = 0;
	let startedAt = 0;
	/** Which run it is of those that the loop has served. */
	let number = 0;

	/** One microtask, or what comes when there is none. False when nothing is left, or there is something to wait for. */
	function advance(): boolean {
		if (queue.size === 0) return moveOn();
		runJob();
		return true;
	}

	function runJob(): void {
		if (++core.jobs - core.jobsAtTurn > core.limits.jobsPerTurn) events.starved();
		kit.runNextJob();
	}

	/** The end of a turn, or else the turn of the earliest timer or of what has come from outside. False as for `advance`. */
	function moveOn(): boolean {
		if (inTurn) {
			inTurn = false;
			events.turnEnded();
			// A report may have run nothing, but an ended run must not go on.
			if (core.over !== null) throw core.over;
			return true;
		}
		const next = timers.nextTime();
		const first = arrived.length === 0 ? null : (arrived[0] as Arrived);
		waits = false;
		if (first !== null && first.at <= next) {
			arrived.shift();
			startTurn(first.at);
			kit.asLoop(0);
			first.turn();
		} else if (next === Number.POSITIVE_INFINITY) {
			waits = core.answersAwaited > 0;
			return false;
		} else if (clock === "real" && !reached(next)) {
			waits = true;
			return false;
		} else {
			startTurn(next);
			timers.fireNext();
		}
		return true;
	}

	function startTurn(at: VirtualMs): void {
		const { limits } = core;
		if (at > limits.virtualMs)
			core.end({
				kind: "out-of-budget",
				limit: "virtualMs",
				message: `The run passed its limit of virtual time, ${limits.virtualMs} ms.`,
			});
		if (++core.turns > limits.turns)
			core.end({
				kind: "out-of-budget",
				limit: "turns",
				message: `The run passed its limit of ${limits.turns.toLocaleString("en-US")} turns of the event loop.`,
			});
		core.jobsAtTurn = core.jobs;
		inTurn = true;
		if (at > core.now) core.moveTo(at);
	}

	/** Real clock: true once `at` has come; else asks to be called then. */
	function reached(at: VirtualMs): boolean {
		const now = host.now() - startedAt;
		if (now >= at) return true;
		// An answer may have come while the clock was waited for, and armed an earlier timer.
		if (at < wakesAt) {
			wakesAt = at;
			const due = ofThisRun(() => {
				if (wakesAt === at) wakesAt = Number.POSITIVE_INFINITY;
				slice();
			});
			host.setTimer(due, at - now);
		}
		return false;
	}

	/** Runs `body`; false when it ended the run. */
	function guarded(body: () => void): boolean {
		try {
			body();
			return true;
		} catch (error) {
			ended = true;
			if (error instanceof RunOver || core.over !== null) events.over();
			else events.broken(error);
			return false;
		}
	}

	function slice(): void {
		if (paused || ended || running) return;
		running = true;
		guarded(() => {
			const until = host.now() + SLICE_MS;
			for (;;) {
				for (let i = 0; i < JOBS_BETWEEN_LOOKS; i++) {
					if (stops && core.recorder.length >= stopAtRow) return arrive();
					if (queue.size > 0) runJob();
					else if (!moveOn()) {
						if (waits) return;
						ended = true;
						events.finished();
						return;
					}
				}
				core.checkQueue(queue.size);
				const now = host.now();
				report(now);
				if (now >= until) {
					goOn();
					return;
				}
			}
		});
		running = false;
	}

	function report(now: number): void {
		if (now - lastProgress < PROGRESS_MS) return;
		lastProgress = now;
		reportNow();
	}

	function reportNow(): void {
		const { limits } = core;
		const ofLimit = Math.max(
			core.bytes / limits.bytes,
			(core.jobs - core.jobsAtTurn) / limits.jobsPerTurn,
			core.now / limits.virtualMs,
			core.turns / limits.turns,
		);
		events.progress({
			at: core.now,
			tasks: core.tasks,
			jobs: core.jobs,
			turns: core.turns,
			bytes: core.bytes,
			ofLimit: Math.min(1, ofLimit),
			done: core.itemsExpected === 0 ? null : core.itemsEnded / core.itemsExpected,
		});
	}

	/** True once `unit`, begun at the counts given, is complete. */
	function stepIsOver(unit: StepUnit, jobs: number, turns: number, rows: number): boolean {
		if (unit === "microtask") return core.jobs > jobs || core.turns > turns;
		if (unit === "turn") return core.turns > turns && queue.size === 0 && !inTurn;
		if (typeof unit === "object") return core.recorder.hasRowOf(unit.task, rows);
		return assertNever(unit, "step unit");
	}

	/** The row has been reached that the run was asked to stop at. */
	function arrive(): void {
		ended = true;
		events.finished();
	}

	/** What the host is to call back; nothing, once the loop serves another run. */
	function ofThisRun(callback: () => void): () => void {
		const mine = number;
		return () => {
			if (mine === number) callback();
		};
	}

	/** Goes on once the worker has handled its own messages. */
	const goOn = (): void => host.macrotask(ofThisRun(slice));

	return {
		/** Makes ready for a run; what the one before has asked to be called back for comes to nothing. */
		begin(run: LoopRun): void {
			({ clock, host, events } = run);
			stopAtRow = run.stopAtRow ?? Number.POSITIVE_INFINITY;
			stops = run.stopAtRow !== undefined;
			paused = ended = running = waits = false;
			wakesAt = Number.POSITIVE_INFINITY;
			arrived = [];
			inTurn = true;
			lastProgress = host.now();
			startedAt = 0;
			number++;
			core.onPulse = () => report(host.now());
		},
		/** Starts the loop; `first` is run as its first turn. */
		start(first: () => void): void {
			startedAt = host.now() - core.now;
			if (guarded(first)) goOn();
		},
		/** Runs something that has come from outside in a turn of its own. */
		deliver(turn: () => void): void {
			if (ended) return;
			arrived.push({ at: Math.max(core.now, host.now() - startedAt), turn });
			goOn();
		},
		pause(): void {
			paused = true;
			if (!ended) reportNow();
		},
		resume(): void {
			if (!paused) return;
			paused = false;
			goOn();
		},
		step(unit: StepUnit): void {
			paused = true;
			if (ended || running) return;
			const { jobs, turns } = core;
			const rows = core.recorder.length;
			running = true;
			guarded(() => {
				const until = host.now() + SLICE_MS;
				for (let n = 0; !stepIsOver(unit, jobs, turns, rows); n++) {
					if (!advance()) {
						if (waits) return;
						ended = true;
						events.finished();
						return;
					}
					if ((n & 1023) === 1023 && host.now() > until) return;
				}
			});
			running = false;
			if (!ended) reportNow();
		},
		/** Ends the loop; nothing more is run. */
		end(): void {
			ended = true;
		},
	};
}
export type EventLoop = ReturnType<typeof createEventLoop>;
