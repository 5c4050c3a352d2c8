import type { SiteId, TaskId, WaitCode } from "../../types";

export const FULFILLED = 1;
export const REJECTED = 2;
export type Settled = typeof FULFILLED | typeof REJECTED;
export const SETTLED = FULFILLED | REJECTED;

/** ECMAScript's PromiseCapability record. */
export type Capability = { promise: unknown; resolve: (value: unknown) => unknown; reject: (reason: unknown) => unknown };
/** Collects the elements of `Promise.all` and the like. Each element is reported once, by its index. */
export type ElementSink = {
	fulfilled(place: number, value: unknown): void;
	rejected(place: number, reason: unknown): void;
	/** The promise that the combinator returns. */
	result: unknown;
};
/** The two functions that the specification passes to `then`, for elements that are not the run's own promises. */
export type ElementHandlers = { handlers(place: number): [onFulfilled: unknown, onRejected: unknown] };

/** Events of a run's promises. */
export type PromiseEvents = {
	/** A callback without a promise threw an error. */
	uncaught(error: unknown): void;
	/** A handler was added to a promise whose rejection had been reported. */
	lateHandled(reason: unknown, task: TaskId | null): void;
};

/** A queued job, as shown to people: the callback that it calls and its name, if it has one. */
export type Job = {
	what: "resume" | "then" | "microtask" | "follow" | "library";
	task: TaskId | null;
	callback: string;
	call: unknown;
};

/** The functions that access the private fields of a promise. Its class passes them to the files beside it. `P` is the class. */
export type Doors<P> = {
	isPromise(value: unknown): value is P;
	/** `promise.then(onFulfilled, onRejected)` (27.2.5.4). */
	then(promise: P, onFulfilled: unknown, onRejected: unknown): unknown;
	resolve(promise: P, value: unknown): void;
	settle(promise: P, state: Settled, value: unknown): void;
	/** Runs the body of a task until it awaits, ends or throws. */
	step(task: P, state: number, value: unknown): void;
	/** The same for a call of a package, which is no task. */
	stepFolded(call: P, state: number, value: unknown): void;
	runJob(reaction: P, source: P): void;
	/** A record with a role and the two values that belong to the role. */
	record(role: number, a: unknown, b: unknown): P;
	subscribe(promise: P, reaction: P): void;
	/** Turns an operation that more than one task's await uses into a task of its own. */
	promote(promise: P): void;
	thenElement(promise: P, elements: ElementSink & ElementHandlers, place: number): void;
	recordWait(task: TaskId, promise: P): void;
	/** Registers a reaction that does not count as a handler. */
	observe(promise: P, reaction: P): void;
	nowWaits(promise: P, reason: WaitCode, id: number): void;
	/** Notes which elements a combinator's promise waits for. A settled element may have been replaced by its value. */
	bind(promise: unknown, elements: unknown[]): void;
	/** What a pending promise waits for in the end, packed (`packWait`); 0 if unknown. */
	originOf(promise: P): number;
	/** Calls `reached` for every task that waits for `promise`, directly or through promises that follow it. */
	eachWaiting(promise: P, reached: (task: TaskId) => void): void;
	/**
	 * The site of a promise: where a pending one was made, or the one that it follows; where an operation was begun; where a task awaits;
	 * where a rejected one was rejected.
	 */
	placeOf(promise: P): SiteId;
	setPlace(promise: P, site: SiteId): void;
	/** A pending promise. */
	pending(): P;
	fulfilled(value: unknown): P;
	/** A new promise resolved with `value`; a thenable is followed. */
	fresh(value: unknown): P;
	/** PromiseResolve(%Promise%, value). */
	toPromise(value: unknown): P;
	peek(promise: P): { state: number; value: unknown };
	stateOf(promise: P): number;
	isSettled(promise: P): boolean;
	taskOf(promise: P): TaskId | null;
	siteOf(task: P): SiteId;
	/** The task that an operation has become, and its number in `wait` rows. */
	operationOf(promise: P): { task: TaskId | null; id: number };
	/** @param source the promise that has been settled */
	jobOf(reaction: P, source: P): Job;
	setRole(promise: P, role: number, a: unknown, b: unknown): void;
	roleIs(promise: P, role: number): boolean;
	markOperation(promise: P): void;
	markReported(promise: P): void;
	isHandled(promise: P): boolean;
	/** The program says that nobody is to await this call. */
	markMeant(promise: P): void;
	markHandled(promise: P): void;
};
