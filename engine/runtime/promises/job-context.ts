import { JobQueue } from "./job-queue";
import type { PromiseEvents } from "./types";

/** What the jobs of a run share: the queue, the current cause, and what the end of the turn has to check. `P` is the class of promises. */
export class JobContext<P> {
	readonly queue = new JobQueue<P, P>();
	/** The original `Promise.prototype.then`. Where a promise still has it, the engine can subscribe without allocating functions. */
	nativeThen: unknown = null;
	/** The cause of what happens now: a task's number + 1, or 0 for the event loop. */
	waker = 0;
	/**
	 * True while a promise is settled as the last action of a job or turn. A task that this wakes resumes at once. Its `resume` row names the waker,
	 * so the `wake` row is left out.
	 */
	nothingFollows = false;
	/** The promise whose executor is running. A timer armed there is taken as what the promise waits for. */
	executing: P | null = null;
	/** Promises that were rejected in this turn without a handler. */
	rejected: P[] = [];
	/** Calls that have returned and that nothing has awaited so far. Bounded: of a million, a thousand are reported. */
	readonly unwanted = new Set<P>();

	constructor(/** Receives errors and unhandled rejections. */ public events: PromiseEvents) {}

	/** Resets everything for a new run. */
	begin(events: PromiseEvents): void {
		this.events = events;
		this.queue.clear();
		this.waker = 0;
		this.nothingFollows = false;
		this.executing = null;
		this.rejected = [];
		this.unwanted.clear();
	}
}
