import { EVENT, type SiteId, type TaskId, WAIT, type WaitCode } from "../../types";
import type { Core } from "../books/core";
import { BYTES } from "../books/memory-model";
import { describe } from "../values/describe";
import { type Body, raise, resume } from "./body";
import { all, allSettled, any, race } from "./combinators";
import { JobQueue } from "./job-queue";

export const FULFILLED = 1;
export const REJECTED = 2;
export type Settled = typeof FULFILLED | typeof REJECTED;
const SETTLED = FULFILLED | REJECTED;
/** Somebody has asked for the value, so a rejection has an owner. */
const HANDLED = 4;
/** Reported as unhandled; a handler that comes now comes late. */
const REPORTED = 8;

// What a record is, besides a promise. A number that is not negative is the number of its task.
const PLAIN = -1;
const THEN = -2;
const AWAITABLE = -3;
const CAPABILITY = -4;
const THENABLE = -5;
const ADOPT = -6;
const CALLBACK = -7;
const NATIVE = -8;
const ELEMENT = -9;
/** Role, then, in the state: an operation of the outside, which may have to wait its turn. It is worth a task of its own even while it does. */
const OPERATION = 16;

/** ECMAScript's PromiseCapability record. */
export type Capability = { promise: unknown; resolve: (value: unknown) => unknown; reject: (reason: unknown) => unknown };
type Handler = ((value: unknown) => unknown) | undefined;
type OnSettled = (value: unknown) => void;
/** Who collects the elements of `Promise.all` and its like: told once of each, by its place. */
export type ElementSink = { fulfilled(place: number, value: unknown): void; rejected(place: number, reason: unknown): void };
type ElementHandlers = { handlers(place: number): [onFulfilled: unknown, onRejected: unknown] };

/** What the rest of the engine hears from the promises of a run. */
export type PromiseEvents = {
	/** An error escaped from a callback that nobody's promise stands for. */
	uncaught(error: unknown): void;
	/** A rejection that had been reported has found a handler after all. */
	lateHandled(reason: unknown, task: TaskId | null): void;
};

/** The few doors into the private fields of a promise, handed from its class to the rest of this file. */
type Doors<P> = {
	isPromise(value: unknown): value is P;
	resolve(promise: P, value: unknown): void;
	settle(promise: P, state: Settled, value: unknown): void;
	step(task: P, state: number, value: unknown): void;
	runJob(reaction: P, source: P): void;
	record(role: number, a: unknown, b: unknown): P;
	subscribe(promise: P, reaction: P): void;
	promote(promise: P): void;
	thenElement(promise: P, elements: ElementSink & ElementHandlers, place: number): void;
	recordWait(task: TaskId, promise: P): void;
	observe(promise: P, reaction: P): void;
	nowWaits(promise: P, reason: WaitCode, id: number, site: SiteId): void;
	fulfilled(value: unknown): P;
	peek(promise: P): { state: number; value: unknown };
	stateOf(promise: P): number;
	isSettled(promise: P): boolean;
	taskOf(promise: P): TaskId | null;
	siteOf(task: P): SiteId;
	operationOf(promise: P): { task: TaskId | null; id: number };
	jobOf(reaction: P): Job;
	setRole(promise: P, role: number, a: unknown, b: unknown): void;
	roleIs(promise: P, role: number): boolean;
	markOperation(promise: P): void;
	markReported(promise: P): void;
	isHandled(promise: P): boolean;
	markHandled(promise: P): void;
};

/** A queued job, for people: the callback's name where it has one. */
type Job = { what: "resume" | "then" | "microtask" | "follow" | "library"; task: TaskId | null; callback: string };

type Unhandled = { reason: unknown; task: TaskId | null };
const MOST_UNWANTED = 1000;
/** What nearly every turn has to report. */
const NOTHING: readonly Unhandled[] = [];

/** Handed to the constructor for a promise without executor. */
const BLANK = Symbol("blank");

/**
 * Promises, async calls and their jobs, exactly as ECMAScript orders them (sections 27.2 and 27.7), for one run.
 *
 * One record with one hidden class serves as promise, task and reaction, and the queue holds pairs of them: that, and calling
 * bodies that the compiler has hoisted, makes this as fast as V8's own. A pending record keeps its reactions where a settled
 * one keeps its value. Everything that touches the record's private fields is therefore inside one class.
 */
export function createPromises(core: Core, listener: PromiseEvents) {
	let events = listener;
	const queue = new JobQueue<PromiseRecord, PromiseRecord>();
	let rejected: PromiseRecord[] = [];
	/** Calls that have returned a value nobody has asked for yet. Bounded: a program that wants none of a million is told of a thousand. */
	const unwanted = new Set<PromiseRecord>();
	/** The promise whose executor runs: a timer armed there is what it waits for. */
	let executing: PromiseRecord | null = null;
	/** Who causes what happens now: a task's number + 1, or 0 for the event loop. */
	let waker = 0;
	/**
	 * True while a promise is settled by the last act of a job or turn. A task woken then goes on at once, so its `resume` row, which
	 * names the waker, says it all and the `wake` row is left out.
	 */
	let nothingFollows = false;

	let kit!: ReturnType<typeof internals>;
	let open!: Doors<PromiseRecord>;

	class PromiseRecord {
		#state = 0;
		#value: unknown = null;
		#role = PLAIN;
		#a: unknown = undefined;
		#b: unknown = undefined;

		/** Small, so that V8 builds it into its callers: most records are made without an executor. */
		constructor(executor: unknown) {
			if (executor !== BLANK) PromiseRecord.#execute(this, executor, new.target === PromiseRecord);
		}

		/** Promise(executor) (27.2.3.1), steps 2 to 10. */
		static #execute(promise: PromiseRecord, executor: unknown, isOwn: boolean): void {
			if (typeof executor !== "function") throw new TypeError(`Promise resolver ${describe(executor)} is not a function`);
			core.allocate(BYTES.resolvablePromise);
			promise.#b = core.made;
			core.made = 0;
			const [resolve, reject] = PromiseRecord.#resolvers(promise);
			const outer = executing;
			executing = isOwn ? promise : null;
			try {
				executor(resolve, reject);
			} catch (error) {
				if (core.over !== null) throw core.over;
				reject(error);
			} finally {
				executing = outer;
			}
		}

		// oxlint-disable-next-line unicorn/no-thenable -- this is the promise
		then(onFulfilled?: unknown, onRejected?: unknown): unknown {
			if (!isPromise(this))
				throw new TypeError(`Method Promise.prototype.then called on incompatible receiver ${describe(this)}`);
			const C = speciesConstructor(this);
			PromiseRecord.#promote(this);
			if (C === PromiseRecord) {
				const derived = new PromiseRecord(BLANK);
				derived.#role = THEN;
				derived.#a = onFulfilled;
				derived.#b = onRejected;
				core.allocate(BYTES.promise);
				PromiseRecord.#subscribe(this, derived);
				return derived;
			}
			const capability = newCapability(C);
			const reaction = new PromiseRecord(BLANK);
			reaction.#role = CAPABILITY;
			reaction.#a = [onFulfilled, onRejected];
			reaction.#b = capability;
			PromiseRecord.#subscribe(this, reaction);
			return capability.promise;
		}

		/** What `then` does with the two functions that a combinator hands it, without the functions: only a species of its own needs them. */
		static #thenElement(promise: PromiseRecord, elements: ElementSink & ElementHandlers, place: number): void {
			const C = speciesConstructor(promise);
			PromiseRecord.#promote(promise);
			const reaction = new PromiseRecord(BLANK);
			if (C === PromiseRecord) {
				// The promise that `then` would return.
				core.allocate(BYTES.promise);
				reaction.#role = ELEMENT;
				reaction.#a = elements;
				reaction.#b = place;
			} else {
				reaction.#role = CAPABILITY;
				reaction.#b = newCapability(C);
				reaction.#a = elements.handlers(place);
			}
			PromiseRecord.#subscribe(promise, reaction);
		}

		catch(onRejected?: unknown): unknown {
			return (this as { then(f: unknown, r: unknown): unknown }).then(undefined, onRejected);
		}

		finally(onFinally?: unknown): unknown {
			// oxlint-disable-next-line no-this-alias -- `this` may be anything, and only then is it narrowed
			const promise: unknown = this;
			if (!isObject(promise)) throw new TypeError("Promise.prototype.finally called on a non-object");
			const C = speciesConstructor(promise);
			const then = (promise as { then: (f: unknown, r: unknown) => unknown }).then;
			if (typeof onFinally !== "function") return Reflect.apply(then, promise, [onFinally, onFinally]);
			const pass = (settle: () => unknown): unknown => {
				const result: unknown = onFinally();
				const settled = resolveWith(C, result) as { then(f: unknown): unknown };
				return settled.then(settle);
			};
			// Separate expressions, so that the two functions stay nameless as the specification wants them.
			const handlers = [
				(value: unknown) => pass(() => value),
				(reason: unknown) =>
					pass(() => {
						throw reason;
					}),
			];
			return Reflect.apply(then, promise, handlers);
		}

		static all(iterable: unknown): unknown {
			return all(kit, this, iterable);
		}
		static allSettled(iterable: unknown): unknown {
			return allSettled(kit, this, iterable);
		}
		static any(iterable: unknown): unknown {
			return any(kit, this, iterable);
		}
		static race(iterable: unknown): unknown {
			return race(kit, this, iterable);
		}
		static reject(reason?: unknown): unknown {
			const capability = newCapability(this);
			capability.reject(reason);
			return capability.promise;
		}
		static resolve(value?: unknown): unknown {
			if (!isObject(this)) throw new TypeError("PromiseResolve called on non-object");
			return resolveWith(this, value);
		}
		static try(callback: unknown, ...values: unknown[]): unknown {
			if (!isObject(this)) throw new TypeError("Promise.try called on non-object");
			const capability = newCapability(this);
			try {
				capability.resolve((callback as (...values: unknown[]) => unknown)(...values));
			} catch (error) {
				if (core.over !== null) throw core.over;
				capability.reject(error);
			}
			return capability.promise;
		}
		static withResolvers(): unknown {
			const { promise, resolve, reject } = newCapability(this);
			return { promise, resolve, reject };
		}
		static get [Symbol.species](): unknown {
			return this;
		}

		/** The two resolving functions of a promise (27.2.1.3): only the first call of either counts. */
		static #resolvers(promise: PromiseRecord): [(value?: unknown) => void, (reason?: unknown) => void] {
			let called = false;
			return [
				(value?: unknown) => {
					if (called) return;
					called = true;
					PromiseRecord.#resolve(promise, value);
				},
				(reason?: unknown) => {
					if (called) return;
					called = true;
					PromiseRecord.#settle(promise, REJECTED, reason);
				},
			];
		}

		/** Promise Resolve Functions, steps 7 to 15: follows a thenable, else fulfils. */
		static #resolve(promise: PromiseRecord, value: unknown): void {
			if (isObject(value)) {
				if (value === promise) {
					PromiseRecord.#settle(promise, REJECTED, new TypeError("Chaining cycle detected for promise #<Promise>"));
					return;
				}
				let then: unknown;
				try {
					then = (value as { then: unknown }).then;
				} catch (error) {
					PromiseRecord.#settle(promise, REJECTED, error);
					return;
				}
				if (typeof then === "function") {
					const job = new PromiseRecord(BLANK);
					job.#role = THENABLE;
					job.#value = value;
					job.#a = promise;
					job.#b = then;
					queue.push(job, job);
					return;
				}
			}
			PromiseRecord.#settle(promise, FULFILLED, value);
		}

		static #settle(promise: PromiseRecord, state: Settled, value: unknown): void {
			if ((promise.#state & SETTLED) !== 0) return;
			if (core.faults !== null && promise.#role >= 0 && typeof promise.#a === "number")
				if (PromiseRecord.#struckOperation(promise, state, value)) return;
			const reactions = promise.#value as null | PromiseRecord | PromiseRecord[];
			promise.#value = value;
			promise.#state |= state;
			const role = promise.#role;
			if (role >= 0) {
				PromiseRecord.#taskEnded(promise, role, state, value);
			} else if (role === AWAITABLE) {
				if ((promise.#a as number) <= WAIT.worker) core.inFlight--;
				core.free(BYTES.resolvablePromise);
				promise.#b = waker;
			} else {
				core.free(role === THEN ? BYTES.promise : BYTES.resolvablePromise);
				promise.#a = undefined;
				promise.#b = waker;
			}
			if (state === REJECTED && (promise.#state & HANDLED) === 0) rejected.push(promise);
			if (reactions === null) return;
			if (!Array.isArray(reactions)) PromiseRecord.#schedule(reactions, promise);
			else for (const reaction of reactions) PromiseRecord.#schedule(reaction, promise);
		}

		static #taskEnded(promise: PromiseRecord, id: TaskId, state: Settled, value: unknown): void {
			if (id > 0) core.live--;
			if (typeof promise.#a === "number") {
				if (promise.#a <= WAIT.worker) core.inFlight--;
				core.free(BYTES.resolvablePromise);
			} else {
				core.free(BYTES.asyncCall);
				promise.#a = undefined;
				if ((promise.#state & HANDLED) === 0 && state === FULFILLED && unwanted.size < MOST_UNWANTED) unwanted.add(promise);
			}
			if (!core.recording) return;
			if (state === FULFILLED) core.recorder.push(EVENT.done, id, core.site, 0);
			else if (isObject(value) && core.abortReasons.has(value)) core.recorder.push(EVENT.cancel, id, core.site, 0);
			else core.recorder.push(EVENT.fail, id, core.site, core.recorder.intern(describe(value)));
		}

		static #schedule(reaction: PromiseRecord, source: PromiseRecord): void {
			if (reaction.#role >= 0 && core.recording && !(nothingFollows && queue.size === 0))
				core.recorder.push(EVENT.wake, reaction.#role, 0, waker);
			queue.push(reaction, source);
		}

		/** Registers a reaction; it is queued at once when the promise is settled. */
		static #subscribe(promise: PromiseRecord, reaction: PromiseRecord): void {
			const state = promise.#state;
			if ((state & SETTLED) === 0) {
				const reactions = promise.#value as null | PromiseRecord | PromiseRecord[];
				if (reactions === null) promise.#value = reaction;
				else if (Array.isArray(reactions)) reactions.push(reaction);
				else promise.#value = [reactions, reaction];
			} else {
				queue.push(reaction, promise);
				if ((state & HANDLED) === 0 && unwanted.size > 0) unwanted.delete(promise);
				if ((state & REPORTED) !== 0 && (state & HANDLED) === 0)
					events.lateHandled(promise.#value, promise.#role >= 0 ? promise.#role : null);
			}
			promise.#state = state | HANDLED;
		}

		/** What waits for the outside and is wanted by more than an await of one task becomes a task of its own, so that it can be seen. */
		static #promote(promise: PromiseRecord): void {
			if (promise.#role !== AWAITABLE || (promise.#state & SETTLED) !== 0) return;
			if ((promise.#a as number) > WAIT.worker && (promise.#state & OPERATION) === 0) return;
			const id = core.nextTask++;
			const reason = promise.#a as WaitCode;
			core.live++;
			if (core.recording) {
				core.recorder.push(EVENT.spawn, id, core.site, core.current);
				core.recorder.wait(id, core.site, reason, promise.#b as number);
			}
			promise.#role = id;
		}

		/** An operation waits for something else from now on; so does who awaits it. */
		static #nowWaits(promise: PromiseRecord, reason: WaitCode, id: number, site: SiteId): void {
			if ((promise.#state & SETTLED) !== 0) return;
			core.inFlight += Number(reason <= WAIT.worker) - Number((promise.#a as WaitCode) <= WAIT.worker);
			promise.#a = reason;
			promise.#b = id;
			if (!core.recording) return;
			const waiting = promise.#role >= 0 ? promise : (promise.#value as null | PromiseRecord | PromiseRecord[]);
			for (const task of waiting === null ? [] : waiting instanceof PromiseRecord ? [waiting] : waiting)
				if (task.#role >= 0) core.recorder.wait(task.#role, site, reason, id);
		}

		/** Registers a reaction that gives a rejection no owner. */
		static #observe(promise: PromiseRecord, reaction: PromiseRecord): void {
			const owned = promise.#state & HANDLED;
			PromiseRecord.#subscribe(promise, reaction);
			if (owned === 0) promise.#state &= ~HANDLED;
		}

		/** Runs `body` until it awaits, ends or throws. */
		static #step(task: PromiseRecord, state: number, value: unknown): void {
			const id = task.#role;
			const body = task.#a as Body;
			core.current = id;
			waker = id + 1;
			let result: IteratorResult<unknown, unknown>;
			try {
				result = (state & REJECTED) === 0 ? resume(body, value) : raise(body, value);
			} catch (error) {
				if (core.over !== null) throw core.over;
				PromiseRecord.#settle(task, REJECTED, error);
				return;
			}
			if (result.done === true) PromiseRecord.#finish(task, result.value);
			else PromiseRecord.#await(task, result.value);
		}

		/** The value of a call that has returned; it may still be a promise to follow. */
		static #finish(task: PromiseRecord, value: unknown): void {
			if (isObject(value)) {
				PromiseRecord.#resolve(task, value);
				return;
			}
			nothingFollows = true;
			PromiseRecord.#settle(task, FULFILLED, value);
			nothingFollows = false;
		}

		/** Await (27.7.5.3): one job when `value` is a promise of this run, whatever it is. */
		static #await(task: PromiseRecord, value: unknown): void {
			let promise: PromiseRecord;
			try {
				promise = toPromise(value);
			} catch (error) {
				PromiseRecord.#step(task, REJECTED, error);
				return;
			}
			if (core.recording) PromiseRecord.#recordWait(task.#role, promise);
			if (core.locals !== null) core.suspend(task.#role);
			PromiseRecord.#subscribe(promise, task);
		}

		/** Records that a task suspends at the current site to wait for `promise`. */
		static #recordWait(task: TaskId, promise: PromiseRecord): void {
			const { recorder, site } = core;
			const role = promise.#role;
			if ((promise.#state & SETTLED) !== 0) recorder.wait(task, site, WAIT.tick, 0);
			else if (role >= 0) recorder.wait(task, site, WAIT.task, role);
			else if (role === AWAITABLE) recorder.wait(task, site, promise.#a as WaitCode, promise.#b as number);
			else recorder.wait(task, site, WAIT.promise, role === PLAIN && typeof promise.#b === "number" ? promise.#b : 0);
		}

		static #runJob(reaction: PromiseRecord, source: PromiseRecord): void {
			const role = reaction.#role;
			const cause = source.#role >= 0 ? source.#role + 1 : typeof source.#b === "number" ? source.#b : 0;
			if (role >= 0) {
				if (core.faults !== null && PromiseRecord.#strikes(reaction, role, cause)) return;
				if (core.recording) core.recorder.push(EVENT.resume, role, core.site, cause);
				PromiseRecord.#step(reaction, source.#state, source.#value);
				return;
			}
			waker = cause;
			core.current = 0;
			switch (role) {
				case THEN:
					return PromiseRecord.#runThen(reaction, source.#state, source.#value);
				case CAPABILITY:
					return PromiseRecord.#runCapability(reaction, source.#state, source.#value);
				case ELEMENT: {
					const elements = reaction.#a as ElementSink;
					if ((source.#state & FULFILLED) !== 0) elements.fulfilled(reaction.#b as number, source.#value);
					else elements.rejected(reaction.#b as number, source.#value);
					core.free(BYTES.promise);
					return;
				}
				case ADOPT:
					if ((source.#state & FULFILLED) !== 0) PromiseRecord.#resolve(reaction.#a as PromiseRecord, source.#value);
					else PromiseRecord.#settle(reaction.#a as PromiseRecord, REJECTED, source.#value);
					return;
				case THENABLE:
					return PromiseRecord.#runThenable(reaction);
				case CALLBACK:
					try {
						core.free(BYTES.job);
						core.current = reaction.#b as TaskId;
						waker = core.current + 1;
						(reaction.#a as () => void)();
					} catch (error) {
						if (core.over !== null) throw core.over;
						events.uncaught(error);
					}
					return;
				case NATIVE:
					((source.#state & FULFILLED) !== 0 ? (reaction.#a as OnSettled) : (reaction.#b as OnSettled))(source.#value);
					return;
				default:
					throw new Error(`No job has role ${role}.`);
			}
		}

		/** True when a fault that somebody asked for strikes the task instead of what it awaited. */
		static #strikes(task: PromiseRecord, id: TaskId, cause: number): boolean {
			const fault = core.faults?.take(id, core.now) ?? null;
			if (fault === null || core.faults === null) return false;
			const { kind } = fault;
			if (kind === "hang") {
				if (core.recording) core.recorder.wait(id, core.site, WAIT.promise, 0);
				return true;
			}
			if (core.recording) core.recorder.push(EVENT.resume, id, core.site, cause);
			PromiseRecord.#step(task, REJECTED, core.faults.errorOf({ ...fault, kind }));
			return true;
		}

		/** The same for an operation that would end now: true when it never will. */
		static #struckOperation(promise: PromiseRecord, state: Settled, value: unknown): boolean {
			const fault = core.faults?.take(promise.#role, core.now) ?? null;
			if (fault === null || core.faults === null) return false;
			const { kind } = fault;
			if (kind === "hang") PromiseRecord.#nowWaits(promise, WAIT.promise, 0, core.site);
			else PromiseRecord.#settle(promise, REJECTED, state === REJECTED ? value : core.faults.errorOf({ ...fault, kind }));
			return true;
		}

		static #runThen(derived: PromiseRecord, state: number, value: unknown): void {
			const handler = ((state & FULFILLED) !== 0 ? derived.#a : derived.#b) as Handler;
			derived.#a = derived.#b = undefined;
			if (typeof handler !== "function") {
				PromiseRecord.#settle(derived, (state & SETTLED) as Settled, value);
				return;
			}
			let result: unknown;
			try {
				result = handler(value);
			} catch (error) {
				if (core.over !== null) throw core.over;
				PromiseRecord.#settle(derived, REJECTED, error);
				return;
			}
			PromiseRecord.#resolve(derived, result);
		}

		static #runCapability(reaction: PromiseRecord, state: number, value: unknown): void {
			const [onFulfilled, onRejected] = reaction.#a as [Handler, Handler];
			const { resolve, reject } = reaction.#b as Capability;
			const fulfilled = (state & FULFILLED) !== 0;
			const handler = fulfilled ? onFulfilled : onRejected;
			let result = value;
			let failed = !fulfilled;
			if (typeof handler === "function") {
				failed = false;
				try {
					result = handler(value);
				} catch (error) {
					if (core.over !== null) throw core.over;
					failed = true;
					result = error;
				}
			}
			try {
				if (failed) reject(result);
				else resolve(result);
			} catch {
				// A capability made by a subclass may throw; the job's completion is nobody's (HostEnqueuePromiseJob).
				if (core.over !== null) throw core.over;
			}
		}

		static #runThenable(job: PromiseRecord): void {
			const promise = job.#a as PromiseRecord;
			const then = job.#b as (f: unknown, r: unknown) => unknown;
			const thenable = job.#value;
			if (then === nativeThen && isPromise(thenable) && promise.constructor === PromiseRecord) {
				// The usual case, `return promise`: the same jobs in the same order without the two closures.
				let C: unknown;
				try {
					C = speciesConstructor(thenable);
				} catch (error) {
					PromiseRecord.#settle(promise, REJECTED, error);
					return;
				}
				if (C === PromiseRecord) {
					PromiseRecord.#promote(thenable);
					const adopt = new PromiseRecord(BLANK);
					adopt.#role = ADOPT;
					adopt.#a = promise;
					PromiseRecord.#subscribe(thenable, adopt);
					return;
				}
			}
			const [resolve, reject] = PromiseRecord.#resolvers(promise);
			try {
				Reflect.apply(then, thenable, [resolve, reject]);
			} catch (error) {
				if (core.over !== null) throw core.over;
				reject(error);
			}
		}

		static {
			open = {
				isPromise: (value): value is PromiseRecord => typeof value === "object" && value !== null && #state in value,
				resolve: PromiseRecord.#resolve,
				settle: PromiseRecord.#settle,
				step: PromiseRecord.#step,
				runJob: PromiseRecord.#runJob,
				record: (role, a, b) => {
					const record = new PromiseRecord(BLANK);
					record.#role = role;
					record.#a = a;
					record.#b = b;
					return record;
				},
				subscribe: PromiseRecord.#subscribe,
				promote: PromiseRecord.#promote,
				thenElement: PromiseRecord.#thenElement,
				recordWait: PromiseRecord.#recordWait,
				observe: PromiseRecord.#observe,
				nowWaits: PromiseRecord.#nowWaits,
				fulfilled: (value) => {
					const promise = new PromiseRecord(BLANK);
					promise.#state = FULFILLED;
					promise.#value = value;
					promise.#b = waker;
					return promise;
				},
				peek: (promise) => ({ state: promise.#state & SETTLED, value: promise.#value }),
				stateOf: (promise) => promise.#state & SETTLED,
				isSettled: (promise) => (promise.#state & SETTLED) !== 0,
				siteOf: (task) => task.#b as SiteId,
				taskOf: (promise) => (promise.#role >= 0 ? promise.#role : null),
				operationOf: (promise) => {
					const isOperation = promise.#role === AWAITABLE || (promise.#role >= 0 && typeof promise.#a === "number");
					return { task: promise.#role >= 0 ? promise.#role : null, id: isOperation ? (promise.#b as number) : 0 };
				},
				jobOf: (reaction) => {
					const role = reaction.#role;
					if (role >= 0) return { what: "resume", task: role, callback: "" };
					if (role === CALLBACK) return { what: "microtask", task: reaction.#b as TaskId, callback: nameOf(reaction.#a) };
					if (role === ELEMENT) return { what: "then", task: null, callback: "" };
					if (role === THEN) return { what: "then", task: null, callback: nameOf(reaction.#a ?? reaction.#b) };
					if (role === CAPABILITY)
						return { what: "then", task: null, callback: (reaction.#a as Handler[]).map(nameOf).find(Boolean) ?? "" };
					return { what: role === NATIVE ? "library" : "follow", task: null, callback: "" };
				},
				setRole: (promise, role, a, b) => {
					promise.#role = role;
					promise.#a = a;
					promise.#b = b;
				},
				roleIs: (promise, role) => promise.#role === role,
				markOperation: (promise) => {
					promise.#state |= OPERATION;
				},
				markReported: (promise) => {
					promise.#state |= REPORTED;
				},
				isHandled: (promise) => (promise.#state & HANDLED) !== 0,
				markHandled: (promise) => {
					promise.#state |= HANDLED;
				},
			};
		}
	}
	Object.defineProperty(PromiseRecord, "name", { value: "Promise", configurable: true });
	Object.defineProperty(PromiseRecord.prototype, Symbol.toStringTag, { value: "Promise", configurable: true });
	const nativeThen: unknown = PromiseRecord.prototype.then;
	const { isPromise } = open;

	/** SpeciesConstructor(promise, %Promise%) (7.3.22). */
	function speciesConstructor(promise: object): unknown {
		const C = promise.constructor as unknown;
		if (C === undefined) return PromiseRecord;
		if (!isObject(C)) throw new TypeError("The .constructor property is not an object");
		const species = (C as { [Symbol.species]?: unknown })[Symbol.species];
		if (species === undefined || species === null || species === PromiseRecord) return PromiseRecord;
		if (!isConstructor(species)) throw new TypeError("object.constructor[Symbol.species] is not a constructor");
		return species;
	}

	/** NewPromiseCapability (27.2.1.5). */
	function newCapability(C: unknown): Capability {
		if (C === PromiseRecord) {
			let resolve!: Capability["resolve"];
			let reject!: Capability["reject"];
			const promise = new PromiseRecord((f: Capability["resolve"], r: Capability["reject"]) => {
				resolve = f;
				reject = r;
			});
			return { promise, resolve, reject };
		}
		if (!isConstructor(C)) throw new TypeError(`${describe(C)} is not a constructor`);
		let resolve: unknown;
		let reject: unknown;
		const executors = [
			(f: unknown, r: unknown) => {
				if (resolve !== undefined || reject !== undefined)
					throw new TypeError("Promise executor has already been invoked with non-undefined arguments");
				resolve = f;
				reject = r;
			},
		];
		const promise: unknown = Reflect.construct(C, executors);
		if (typeof resolve !== "function" || typeof reject !== "function")
			throw new TypeError("Promise resolve or reject function is not callable");
		return { promise, resolve: resolve as Capability["resolve"], reject: reject as Capability["reject"] };
	}

	/** PromiseResolve (27.2.4.7.1). */
	function resolveWith(C: unknown, value: unknown): unknown {
		if (isPromise(value) && (value.constructor as unknown) === C) return value;
		if (C === PromiseRecord) return fresh(value);
		const capability = newCapability(C);
		capability.resolve(value);
		return capability.promise;
	}

	/** A new promise resolved with `value`; a thenable is followed. */
	function fresh(value: unknown): PromiseRecord {
		if (!isObject(value)) return open.fulfilled(value);
		const promise = pending();
		open.resolve(promise, value);
		return promise;
	}

	/** PromiseResolve(%Promise%, value). */
	function toPromise(value: unknown): PromiseRecord {
		return isPromise(value) && (value.constructor as unknown) === PromiseRecord ? value : fresh(value);
	}

	function pending(): PromiseRecord {
		core.allocate(BYTES.resolvablePromise);
		return new PromiseRecord(BLANK);
	}

	function internals() {
		return {
			core,
			/** Forgets the run before and serves another one; `core` has begun anew already. */
			begin(next: PromiseEvents): void {
				events = next;
				queue.clear();
				rejected = [];
				unwanted.clear();
				executing = null;
				waker = 0;
				nothingFollows = false;
			},
			Promise: PromiseRecord as unknown as PromiseConstructor,
			nativeThen,
			thenElement: open.thenElement,
			isPromise,
			newCapability,
			resolveWith,
			toPromise,
			/** A pending promise of the run that `settle` or `resolve` ends. */
			pending,
			resolve: open.resolve,
			settle: open.settle,
			/** Settles from the event loop, which does nothing else before the next job. */
			settleLast(promise: PromiseRecord, state: Settled, value: unknown): void {
				nothingFollows = true;
				open.settle(promise, state, value);
				nothingFollows = false;
			},
			isSettled: open.isSettled,
			peek: open.peek,
			stateOf: open.stateOf,
			taskOf: open.taskOf,
			markHandled: open.markHandled,

			/**
			 * Starts an async call: `body` runs at once, up to its first await.
			 * @param site the site of the function
			 */
			start(body: Body, site: SiteId): PromiseRecord {
				const id = core.nextTask++;
				const parent = core.current;
				const outerWaker = waker;
				const outerSite = core.site;
				core.live++;
				core.site = site;
				core.allocate(BYTES.asyncCall);
				if (core.recording) core.recorder.push(EVENT.spawn, id, site, parent);
				const task = open.record(id, body, site);
				open.step(task, FULFILLED, undefined);
				core.current = parent;
				core.site = outerSite;
				waker = outerWaker;
				return task;
			},

			/** The top level of the program before it runs: task 0, which does not count as one. */
			mainTask(site: SiteId): PromiseRecord {
				core.allocate(BYTES.asyncCall);
				if (core.recording) core.recorder.push(EVENT.spawn, 0, site, 0);
				const task = open.record(0, null, undefined);
				open.markHandled(task);
				return task;
			},

			/** Runs the body of a task that has none yet, up to its first await. */
			runBody(task: PromiseRecord, body: Body): void {
				open.setRole(task, open.taskOf(task) as TaskId, body, undefined);
				open.step(task, FULFILLED, undefined);
			},

			/** A promise for something the program does not do itself; an await of it shows `reason` and `id`. */
			awaitable(reason: WaitCode, id: number): PromiseRecord {
				if (reason <= WAIT.worker) core.inFlight++;
				core.allocate(BYTES.resolvablePromise);
				return open.record(AWAITABLE, reason, id);
			},

			/** Like `awaitable`, for something outside that may change what it waits for while it is under way. */
			operation(reason: WaitCode, id: number): PromiseRecord {
				const promise = this.awaitable(reason, id);
				open.markOperation(promise);
				return promise;
			},
			nowWaits: open.nowWaits,
			promote: open.promote,

			/** A promise that is rejected with `reason` already. */
			rejectedWith(reason: unknown): PromiseRecord {
				const promise = pending();
				open.settle(promise, REJECTED, reason);
				return promise;
			},

			/** Says that the promise whose executor runs waits for timer `id`; null when there is none. */
			linkTimer(id: number): PromiseRecord | null {
				const promise = executing;
				if (promise === null || open.isSettled(promise) || !open.roleIs(promise, PLAIN)) return null;
				core.inFlight++;
				open.setRole(promise, AWAITABLE, WAIT.timer, id);
				return promise;
			},

			/** The timer that `promise` was linked to is cleared: nobody outside will settle it. */
			unlinkTimer(promise: PromiseRecord): void {
				if (open.isSettled(promise) || !open.roleIs(promise, AWAITABLE)) return;
				core.inFlight--;
				open.setRole(promise, PLAIN, undefined, undefined);
			},

			/** Calls one of the two in a job of its own once `promise` is settled. */
			react(promise: PromiseRecord, onFulfilled: OnSettled, onRejected: OnSettled): void {
				open.subscribe(promise, open.record(NATIVE, onFulfilled, onRejected));
			},

			/** Like `react`, without giving a rejection an owner: one nobody else asks for is still reported. */
			observe(promise: PromiseRecord, onSettled: () => void): void {
				open.observe(promise, open.record(NATIVE, onSettled, onSettled));
			},

			/** A reaction that may be given to many promises: it holds nothing of any of them. */
			reaction: (onFulfilled: OnSettled, onRejected: OnSettled): PromiseRecord => open.record(NATIVE, onFulfilled, onRejected),

			/** Like `watch`, with a reaction made before. */
			watchWith(promise: PromiseRecord, reaction: PromiseRecord): void {
				open.promote(promise);
				open.subscribe(promise, reaction);
			},

			/** Like `react`, for code that is not an await of one task: what waits for the outside is then shown as a task of its own. */
			watch(promise: PromiseRecord, onFulfilled: OnSettled, onRejected: OnSettled): void {
				open.promote(promise);
				open.subscribe(promise, open.record(NATIVE, onFulfilled, onRejected));
			},

			/** A promise fulfilled with a value that is known to be no thenable. */
			fulfilledWith: open.fulfilled,

			/** Records that `task` suspends at the current site to wait for `promise`. */
			recordWait(task: TaskId, promise: PromiseRecord): void {
				if (core.locals !== null) core.suspend(task);
				if (core.recording) open.recordWait(task, promise);
			},

			/** queueMicrotask. */
			enqueue(callback: () => void): void {
				core.allocate(BYTES.job);
				const job = open.record(CALLBACK, callback, core.current);
				queue.push(job, job);
			},

			queue,
			/** What waits in the queue, first out first. */
			jobs: (): Job[] => queue.reactions().map(open.jobOf),
			/** The task an operation has become, and its number in `wait` rows. */
			operationOf: open.operationOf,

			runNextJob(): void {
				const reaction = queue.peekReaction();
				open.runJob(reaction, queue.takeSource());
			},

			/** Runs a callback of the event loop on behalf of `task`. */
			asLoop(task: TaskId): void {
				core.current = task;
				waker = 0;
			},

			/** Runs code on behalf of `task`. */
			asTask(task: TaskId): void {
				core.current = task;
				waker = task + 1;
			},

			get waker(): number {
				return waker;
			},
			set waker(value: number) {
				waker = value;
			},

			/** Calls whose value nobody has asked for, in the order in which they ended. */
			unwanted: (): { task: TaskId; site: SiteId }[] =>
				[...unwanted].map((promise) => ({ task: open.taskOf(promise) as TaskId, site: open.siteOf(promise) })),

			/** Rejections that nobody has asked for by the end of the turn; each is reported once. */
			takeUnhandled(): readonly Unhandled[] {
				if (rejected.length === 0) return NOTHING;
				const candidates = rejected;
				rejected = [];
				const unhandled = candidates.filter((promise) => !open.isHandled(promise));
				return unhandled.map((promise) => {
					open.markReported(promise);
					return { reason: open.peek(promise).value, task: open.taskOf(promise) };
				});
			},
		};
	}
	kit = internals();
	return kit;
}

export type Promises = ReturnType<typeof createPromises>;
/** A promise of the run, as the engine sees it. */
export type RunPromise = ReturnType<Promises["pending"]>;

const nameOf = (value: unknown): string => (typeof value === "function" ? value.name : "");

export function isObject(value: unknown): value is object {
	return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** IsConstructor (7.2.4), without calling it. */
export function isConstructor(value: unknown): value is new (...args: unknown[]) => unknown {
	if (typeof value !== "function") return false;
	try {
		// A proxy has [[Construct]] exactly when its target has, and its trap keeps the target from running.
		new (new Proxy(value, { construct: () => ({}) }) as unknown as new () => object)();
		return true;
	} catch {
		return false;
	}
}
