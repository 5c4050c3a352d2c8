import type { Progress, StepUnit, VirtualMs } from "../../types";
import { assertNever } from "../../types";
import { type Core, RunOver } from "../books/core";
import type { Promises } from "../promises/kit";
import type { Timers } from "./timers";

/** What the loop needs from its host. */
export type LoopHost = {
	/** Real milliseconds, from any origin. */
	now(): number;
	/** Calls back in a new macrotask, after the worker has handled its messages. */
	macrotask(callback: () => void): void;
	setTimer(callback: () => void, ms: number): void;
};

/** Longest time without yielding to the worker's messages, in real milliseconds. */
const SLICE_MS = 40;
const PROGRESS_MS = 100;
/** Jobs between two readings of the real clock. */
const JOBS_BETWEEN_LOOKS = 512;

/** An event from outside, and when it arrived. */
type Arrived = { at: VirtualMs; turn: () => void };

export type LoopEvents = {
	/** Nothing is left to do. */
	finished(): void;
	/** The run was ended by the program; `core.over` says how. */
	over(): void;
	/** A turn has ended: all its microtasks have run. */
	turnEnded(): void;
	/** The engine itself threw an error. */
	broken(error: unknown): void;
	progress(progress: Progress): void;
	/** Microtasks kept coming without a turn. */
	starved(): void;
};

/** The loop's settings for one run. */
export type LoopRun = {
	clock: "virtual" | "real";
	host: LoopHost;
	events: LoopEvents;
	/** The run ends before the first job that follows this many rows. */
	stopAtRow: number | undefined;
};

/**
 * The event loop: run all microtasks; when there are none, take the earliest timer and advance the clock to it; when there is none, finish.
 * It works in slices of at most 40 ms, so that stop, pause and progress messages are handled. It serves successive runs: call `begin` before each.
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
	/** True while the loop only waits for the clock or for a worker's answer. */
	let waits = false;
	/** Events from outside, in the order of their arrival. */
	let arrived: Arrived[] = [];
	/** True while the current turn has not been closed by `turnEnded`. */
	let inTurn = true;
	/** Callbacks of process.nextTick. */
	let ticks: (() => void)[] = [];
	let lastProgress = 0;
	let startedAt = 0;
	/** Number of the current run; tells a callback of an earlier run from one of this run. */
	let number = 0;

	/** Runs one microtask, or `moveOn` when there is none. False when nothing is left or the loop has to wait. */
	function advance(): boolean {
		if (queue.size === 0) return moveOn();
		runJob();
		return true;
	}

	function runJob(): void {
		countJob();
		kit.runNextJob();
		if (core.isSpinning) core.endSpin();
	}

	function countJob(): void {
		if (++core.jobs - core.jobsAtTurn > core.limits.jobsPerTurn) events.starved();
	}

	/** Ends the turn, or else runs the turn of the earliest timer or outside event. False as for `advance`. */
	function moveOn(): boolean {
		if (core.isSpinning) core.endSpin();
		if (inTurn) {
			if (ticks.length > 0) {
				runTicks();
				return true;
			}
			inTurn = false;
			events.turnEnded();
			// Even if a report has run no code, a run that has ended must not continue.
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
		if (ticks.length > 0) runTicks();
		return true;
	}

	/** Runs the callbacks of process.nextTick until there are none: after each turn's callback, and whenever the microtasks have run. */
	function runTicks(): void {
		for (let i = 0; i < ticks.length; i++) {
			countJob();
			(ticks[i] as () => void)();
		}
		ticks = [];
	}

	function startTurn(at: VirtualMs): void {
		const { limits } = core;
		if (at > limits.virtualMs) core.outOfTime();
		if (++core.turns > limits.turns)
			core.end({
				kind: "out-of-budget",
				limit: "turns",
				message: `The run passed its limit of ${limits.turns.toLocaleString("en-US")} turns of the event loop.`,
			});
		core.jobsAtTurn = core.jobs;
		core.clockReads = 0;
		inTurn = true;
		if (at > core.now) core.moveTo(at);
	}

	/** With the real clock: true once `at` is reached; else schedules a call for then. */
	function reached(at: VirtualMs): boolean {
		const now = host.now() - startedAt;
		if (now >= at) return true;
		// While the loop waited for the clock, an answer may have arrived and armed an earlier timer.
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
			done: core.share,
		});
	}

	/** True once `unit`, begun at the counts given, is complete. */
	function stepIsOver(unit: StepUnit, jobs: number, turns: number, rows: number): boolean {
		if (unit === "microtask") return core.jobs > jobs || core.turns > turns;
		if (unit === "turn") return core.turns > turns && queue.size === 0 && !inTurn;
		if (typeof unit === "object") return core.recorder.hasRowOf(unit.task, rows);
		return assertNever(unit, "step unit");
	}

	/** The run has reached the row at which it was to stop. */
	function arrive(): void {
		ended = true;
		events.finished();
	}

	/** A callback for the host that does nothing once the loop serves another run. */
	function ofThisRun(callback: () => void): () => void {
		const mine = number;
		return () => {
			if (mine === number) callback();
		};
	}

	/** Continues after the worker has handled its messages. */
	const goOn = (): void => host.macrotask(ofThisRun(slice));

	return {
		/** Prepares for a run. Callbacks that the previous run has requested from the host do nothing from now on. */
		begin(run: LoopRun): void {
			({ clock, host, events } = run);
			stopAtRow = run.stopAtRow ?? Number.POSITIVE_INFINITY;
			stops = run.stopAtRow !== undefined;
			paused = ended = running = waits = false;
			wakesAt = Number.POSITIVE_INFINITY;
			arrived = [];
			ticks = [];
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
		/** Runs an outside event in a turn of its own. */
		deliver(turn: () => void): void {
			if (ended) return;
			arrived.push({ at: Math.max(core.now, host.now() - startedAt), turn });
			goOn();
		},
		/** process.nextTick. `callback` must not throw. */
		tick(callback: () => void): void {
			ticks.push(callback);
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
