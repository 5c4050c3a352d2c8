import type { SiteId, TaskId } from "../../types";
import { JobQueue } from "./job-queue";
import type { PromiseEvents } from "./types";

/** How deep async functions may call each other. Tests change it. */
export const STACK = {
	/** Nested calls from which on awaited calls are put off. Fewer fit into the stack of a worker in Chromium, some 800, than native ones. */
	deep: 200,
	/** Calls put off that may wait for each other: about as many native ones as fit into the stack of Node's main thread. */
	deepest: 10_000,
};

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
	/** True when there were more of them. */
	hasMoreUnwanted = false;
	/** Where calls stand whose promise is dropped at once. Bounded like `unwanted`. */
	readonly floating = new Map<P, SiteId>();
	/** The latest task to end of which only a combinator would have heard, which had its result already; null when there is none. */
	unheard: TaskId | null = null;
	/** Pending promises that follow others, such as those of combinators, and pending tasks with a `then`. */
	readonly bound = new Set<P>();

	/** Calls of async functions on the stack. */
	depth = 0;
	deep = STACK.deep;
	/** Calls that were put off and whose callers are suspended until they have begun (`PromiseRecord.#unfold`). */
	unfolded = 0;
	/** A call that has been put off and must begin before its caller's await; null nearly always. */
	deferred: P | null = null;
	/** True when the call of `start` that is on the stack is the operand of an `await`. Null where nobody can tell. */
	isAwaited: ((start: unknown) => boolean) | null = null;

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
		this.bound.clear();
		this.floating.clear();
		this.hasMoreUnwanted = false;
		this.unheard = null;
		this.deep = STACK.deep;
		this.depth = this.unfolded = 0;
		this.deferred = null;
	}
}
