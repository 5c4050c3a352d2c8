import type { SiteId, TaskId, WaitCode } from "../../types";

export const FULFILLED = 1;
export const REJECTED = 2;
export type Settled = typeof FULFILLED | typeof REJECTED;
export const SETTLED = FULFILLED | REJECTED;

/** ECMAScript's PromiseCapability record. */
export type Capability = { promise: unknown; resolve: (value: unknown) => unknown; reject: (reason: unknown) => unknown };
/** Who collects the elements of `Promise.all` and its like: told once of each, by its place. */
export type ElementSink = { fulfilled(place: number, value: unknown): void; rejected(place: number, reason: unknown): void };
/** The same elements as the two functions that the specification gives to `then`, for promises that are not the run's own. */
export type ElementHandlers = { handlers(place: number): [onFulfilled: unknown, onRejected: unknown] };

/** What the rest of the engine hears from the promises of a run. */
export type PromiseEvents = {
	/** An error escaped from a callback that nobody's promise stands for. */
	uncaught(error: unknown): void;
	/** A rejection that had been reported has found a handler after all. */
	lateHandled(reason: unknown, task: TaskId | null): void;
};

/** A queued job, for people: the callback's name where it has one. */
export type Job = { what: "resume" | "then" | "microtask" | "follow" | "library"; task: TaskId | null; callback: string };

/** The few doors into the private fields of a promise, handed from its class to the files beside it. `P` is the class. */
export type Doors<P> = {
	isPromise(value: unknown): value is P;
	/** `promise.then(onFulfilled, onRejected)` (27.2.5.4). */
	then(promise: P, onFulfilled: unknown, onRejected: unknown): unknown;
	resolve(promise: P, value: unknown): void;
	settle(promise: P, state: Settled, value: unknown): void;
	/** Runs the body of a task until it awaits, ends or throws. */
	step(task: P, state: number, value: unknown): void;
	runJob(reaction: P, source: P): void;
	/** A record with a role and the two things that belong to it. */
	record(role: number, a: unknown, b: unknown): P;
	subscribe(promise: P, reaction: P): void;
	/** Makes a task of its own of an operation that more than an await of one task wants. */
	promote(promise: P): void;
	thenElement(promise: P, elements: ElementSink & ElementHandlers, place: number): void;
	recordWait(task: TaskId, promise: P): void;
	/** Registers a reaction that gives a rejection no owner. */
	observe(promise: P, reaction: P): void;
	nowWaits(promise: P, reason: WaitCode, id: number, site: SiteId): void;
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
	jobOf(reaction: P): Job;
	setRole(promise: P, role: number, a: unknown, b: unknown): void;
	roleIs(promise: P, role: number): boolean;
	markOperation(promise: P): void;
	markReported(promise: P): void;
	isHandled(promise: P): boolean;
	markHandled(promise: P): void;
};
