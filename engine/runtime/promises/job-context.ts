import { JobQueue } from "./job-queue";
import type { PromiseEvents } from "./types";

/** What the jobs of a run share: the queue, who causes what happens now, and what the end of the turn has to look at. `P` is the class of promises. */
export class JobContext<P> {
	readonly queue = new JobQueue<P, P>();
	/** `Promise.prototype.then` as it was born, which needs no functions where it is called by the engine itself. */
	nativeThen: unknown = null;
	/** Who causes what happens now: a task's number + 1, or 0 for the event loop. */
	waker = 0;
	/**
	 * True while a promise is settled by the last act of a job or turn. A task woken then goes on at once, so its `resume` row, which
	 * names the waker, says it all and the `wake` row is left out.
	 */
	nothingFollows = false;
	/** The promise whose executor runs: a timer armed there is what it waits for. */
	executing: P | null = null;
	/** Promises that were rejected in this turn while nobody had asked for them. */
	rejected: P[] = [];
	/** Calls that have returned a value nobody has asked for yet. Bounded: a program that wants none of a million is told of a thousand. */
	readonly unwanted = new Set<P>();

	constructor(/** Who hears of what goes wrong. */ public events: PromiseEvents) {}

	/** Everything as at the start of a run. */
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
