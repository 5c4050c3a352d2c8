import { Recorder } from "../../trace/recorder";
import { formatTime } from "../../trace/time-text";
import { type Bytes, EVENT, type Limits, type Outcome, type TaskId, type VirtualMs } from "../../types";
import type { Faults } from "./faults";
import { BYTES } from "./memory-model";
import { Resources } from "./resources";

/** Pairs of a variable's name and a function that returns its value, or throws while it has none. */
export type ReadLocals = () => [name: string, read: () => unknown][];

/** Thrown through the learner's frames to end a run; lowered `catch` clauses rethrow it. */
export class RunOver {
	constructor(readonly outcome: Outcome) {}
}

/** Modelled bytes between two pulses: some ten thousand tasks, a few milliseconds. */
const PULSE_BYTES = 4e6;

/** Reads of the clock in one turn that take no time, and how long each further one takes. */
const FREE_READS = 1_000;
const READ_MS: VirtualMs = 0.01;

/**
 * The numbers of one run: clock, ids, counts, memory. All parts of a run write here, and share nothing else.
 * Fields are set in the constructor in a fixed order: this object is on the hot path of every await.
 */
export class Core {
	now: VirtualMs = 0;
	/** The task that runs, or on whose behalf a callback runs. */
	current: TaskId = 0;
	/** The site that the running code has passed most recently. */
	site = 0;
	/** The site of the next `new Promise`; 0 when it has none. */
	made = 0;
	nextTask: TaskId = 1;
	nextOperation = 1;
	/** Tasks started and not settled, without main. */
	live = 0;
	inFlight = 0;
	bytes: Bytes = 0;
	peakBytes: Bytes = 0;
	jobs = 0;
	jobsAtTurn = 0;
	turns = 0;
	/** How often the program has read the clock since the turn began. */
	clockReads = 0;
	/** True while the program passes time by reading the clock; a row that ends this must follow. */
	isSpinning = false;
	busyMs: VirtualMs = 0;
	/** When a callback of the program was last called that no row tells of: of `then`, or of a timer. */
	lastCallback: VirtualMs = 0;
	/** Calls to real workers that have not been answered. While there are any, the run does not end. */
	answersAwaited = 0;
	/** Items passed to the library whose number was known, and how many of them have ended. Progress is estimated from these. */
	itemsExpected = 0;
	itemsEnded = 0;
	recording = false;
	/** Called regularly while the program allocates without returning to the event loop. It is the only sign of life it can send then. */
	onPulse: () => void = () => {};
	#pulseAt: Bytes = PULSE_BYTES;
	/** Reads the locals at the next suspension; null unless the program was compiled with `inspect`. */
	locals: ReadLocals | null = null;
	/** How to read the locals of each suspended task; null when the run is not an inspection. */
	suspended: Map<TaskId, ReadLocals> | null = null;
	/** Injected faults; null in nearly every run. */
	faults: Faults | null = null;
	/** What the running code has in its AsyncLocalStorages; undefined while it has none. */
	context: unknown = undefined;
	/** The context of each waiting reaction; null until the program uses contexts. */
	contexts: WeakMap<object, unknown> | null = null;
	/** Set once the run must end; no code of the program runs after that. */
	over: RunOver | null = null;
	recorder: Recorder;
	resources = new Resources();
	/** Reasons of aborted signals: a task that fails with one of them was cancelled. */
	abortReasons = new WeakSet<object>();

	constructor(
		public limits: Limits,
		record: boolean,
	) {
		this.recording = record;
		this.recorder = new Recorder(record ? limits.rows : 0);
	}

	/** Resets everything for a new run; for a core that has served another one (see `recycle.ts`). */
	begin(limits: Limits, record: boolean): void {
		Object.assign(this, new Core(limits, record));
		this.#pulseAt = PULSE_BYTES;
	}

	/** Tasks started so far, without main. */
	get tasks(): number {
		return this.nextTask - 1;
	}

	/** The share of the work that is done, as the program tells it, or else as the library counts items; null when unknown. */
	get share(): number | null {
		const told = this.recorder.shown?.progress;
		const [done, total] = told ? [told.done.at(-1), told.total.at(-1)] : [this.itemsEnded, this.itemsExpected];
		return done === undefined || !total ? null : done / total;
	}

	/** Counts bytes that are now live; past the limit the run ends. */
	allocate(bytes: Bytes): void {
		this.bytes += bytes;
		if (this.bytes > this.peakBytes) {
			this.peakBytes = this.bytes;
			if (this.bytes > this.#pulseAt) {
				this.#pulseAt = this.bytes + PULSE_BYTES;
				this.onPulse();
			}
			if (this.bytes > this.limits.bytes) this.outOfMemory();
		}
	}

	free(bytes: Bytes): void {
		this.bytes -= bytes;
	}

	/** Ends the run. @throws always, to leave the learner's frames */
	end(outcome: Outcome): never {
		this.over ??= new RunOver(outcome);
		throw this.over;
	}

	outOfMemory(): never {
		const { live, bytes, limits } = this;
		const gb = `${(limits.bytes / 1e9).toPrecision(2).replace(/\.0$/, "")} GB (modelled)`;
		const told =
			live === 0
				? `no task was alive, and promises, queued callbacks and what the program holds take ${gb}. Make the next promise only when an earlier one has settled and is not needed any more.`
				: `${live.toLocaleString("en-US")} tasks were alive after ${this.tasks.toLocaleString("en-US")} had been started, and together they hold ${gb}. Start the next task only when one ends: limitedAsCompleted does that.`;
		return this.end({
			kind: "out-of-memory",
			message: `Out of memory: ${told}`,
			tasks: this.tasks,
			bytes,
		});
	}

	/** Remembers how to read the locals of a task that suspends. */
	suspend(task: TaskId): void {
		if (this.suspended !== null && this.locals !== null) this.suspended.set(task, this.locals);
		this.locals = null;
	}

	/** Queued jobs count as memory, too. Called when the queue has grown. */
	checkQueue(size: number): void {
		if (this.bytes + size * BYTES.job > this.limits.bytes) this.outOfMemory();
	}

	/** Advances the clock, after recording in the series what held until now. */
	moveTo(time: VirtualMs): void {
		this.sample();
		this.now = time;
		this.recorder.now = time;
	}

	sample(): void {
		this.recorder.series.sample(this.now, this.live, this.inFlight, this.bytes);
	}

	/**
	 * What the program's clocks say. Code that reads the clock again and again waits for it to move, so after a thousand reads without a turn each one
	 * takes a hundredth of a millisecond of virtual CPU.
	 */
	readClock(): VirtualMs {
		if (++this.clockReads > FREE_READS) this.#spin();
		return this.now;
	}
	#spin(): void {
		const { recorder, site, current } = this;
		if (!this.isSpinning) {
			this.isSpinning = true;
			this.sample();
			this.inFlight++;
			if (this.recording) recorder.push(EVENT.busyStart, current, site, 0);
		}
		// Rounded, because the sum of many hundredths would not be a whole number again.
		const next = Math.round((this.now + READ_MS) * 1e6) / 1e6;
		this.busyMs += next - this.now;
		this.now = next;
		recorder.now = next;
		if (next > this.limits.virtualMs) this.outOfTime();
	}
	/** Call it when the job in which `isSpinning` became true has ended. */
	endSpin(): void {
		this.isSpinning = false;
		this.sample();
		this.inFlight--;
		if (this.recording) this.recorder.push(EVENT.busyEnd, this.current, this.site, 0);
	}

	outOfTime(): never {
		const { virtualMs } = this.limits;
		const message = `The run passed its limit of virtual time, ${formatTime(virtualMs)}.`;
		return this.end({ kind: "out-of-budget", limit: "virtualMs", message });
	}

	/** Burns virtual CPU for the running task. */
	busy(ms: VirtualMs): void {
		if (!(ms >= 0)) throw new RangeError(`busy(ms) wants a number of milliseconds that is 0 or more, not ${String(ms)}.`);
		const { recorder, site, current } = this;
		if (this.recording) recorder.push(EVENT.busyStart, current, site, 0);
		this.inFlight++;
		this.moveTo(this.now + ms);
		this.inFlight--;
		this.busyMs += ms;
		if (this.recording) recorder.push(EVENT.busyEnd, current, site, 0);
	}
}
