import { EVENT, packWait, type SiteId, type TaskId, WAIT, type WaitCode } from "../../types";
import type { Core, ReadLocals } from "../books/core";
import { BYTES } from "../books/memory-model";
import { describe } from "../values/describe";
import { isObject } from "../values/originals";
import { type Body, raise, resume } from "./body";
import { JobContext } from "./job-context";
import * as ROLE from "./roles";
import { newCapability, speciesConstructor } from "./specification";
import { createStrikes } from "./strikes";
import { recordEnd } from "./task-rows";
import {
	type Capability,
	type Doors,
	type ElementHandlers,
	type ElementSink,
	FULFILLED,
	type Job,
	type PromiseEvents,
	REJECTED,
	SETTLED,
	type Settled,
} from "./types";

/** Flag: the promise has a handler, so a rejection of it is handled. */
const HANDLED = 4;
/** Flag: reported as unhandled; a handler added from now on is late. */
const REPORTED = 8;
/** Flag: an outside operation, which may have to queue. It can become a task of its own even while it queues. */
const OPERATION = 16;
/** Flag: the program says that nobody is to await this call, as with `void f()`. */
const MEANT = 32;
/** Flag: the promise is in `bound`. If it is no task, its field `#a` names what it follows: another promise, or the elements of a combinator. */
const BOUND = 64;
/** All flags. Above them is the promise's place, a site: see `#placeOf`. */
const FLAGS = 127;
const PLACE_SHIFT = 7;

/** Most calls that are remembered as never awaited. */
const MOST_UNWANTED = 1000;

// Saved before a program can replace them.
const { apply, construct } = Reflect;
const { isArray } = Array;

type Handler = ((value: unknown) => unknown) | undefined;
type OnSettled = (value: unknown) => void;

/** Passed to the constructor for a promise without an executor. */
const BLANK = Symbol("blank");

/**
 * The class of a run's promises: their states and their jobs, exactly as ECMAScript orders them (sections 27.2 and 27.7).
 *
 * One record with one hidden class serves as promise, task and reaction, and the queue holds pairs of records. Together with generator functions
 * that the compiler has hoisted, this makes it as fast as V8's own. A pending record stores its reactions in the field in which a settled one stores
 * its value. So everything that accesses the private fields is inside one class. The rest is in the files beside this one: what programs call
 * (`promise-api.ts`), what the engine calls (`kit.ts`), and the specification's operations on constructors (`specification.ts`).
 *
 * @returns the class, and the function that programs see of it, both without any method; the functions that access its records; and the state that its jobs share
 */
export function createPromiseClass(core: Core, listener: PromiseEvents) {
	let open!: Doors<PromiseRecord>;
	const context: JobContext<PromiseRecord> = new JobContext(listener);
	const { queue, unwanted } = context;

	class PromiseRecord {
		#state = 0;
		#value: unknown = null;
		#role = ROLE.plain;
		#a: unknown = undefined;
		#b: unknown = undefined;

		/** Small, so that V8 inlines it into its callers: most records are made without an executor. */
		constructor(executor: unknown) {
			if (executor !== BLANK) PromiseRecord.#execute(this, executor, new.target === PromiseRecord);
		}

		/**
		 * What programs see of the class: a function, because the error for a class that is called without `new` would name the class as it is called
		 * here. It has the same prototype.
		 */
		static visible(): PromiseConstructor {
			const { Promise } = {
				Promise: function (executor: unknown): PromiseRecord {
					if (new.target === undefined) throw new TypeError("Promise constructor cannot be invoked without 'new'");
					if ((new.target as unknown) === intrinsic) return new PromiseRecord(executor);
					return construct(PromiseRecord, [executor], new.target) as PromiseRecord;
				},
			};
			Object.defineProperty(Promise, "prototype", { value: PromiseRecord.prototype, writable: false });
			Object.defineProperty(PromiseRecord.prototype, "constructor", { value: Promise });
			return Promise as unknown as PromiseConstructor;
		}

		/** Promise(executor) (27.2.3.1), steps 2 to 10. */
		static #execute(promise: PromiseRecord, executor: unknown, isOwn: boolean): void {
			if (typeof executor !== "function")
				throw new TypeError(`Promise resolver ${typeof executor === "string" ? executor : describe(executor)} is not a function`);
			core.allocate(BYTES.resolvablePromise);
			promise.#state = core.made << PLACE_SHIFT;
			core.made = 0;
			const { 0: resolve, 1: reject } = PromiseRecord.#resolvers(promise);
			const outer = context.executing;
			context.executing = isOwn ? promise : null;
			try {
				const left: unknown = executor(resolve, reject);
				// What an async executor returns cannot be awaited.
				if (open.isPromise(left)) open.markMeant(left);
			} catch (error) {
				if (core.over !== null) throw core.over;
				reject(error);
			} finally {
				context.executing = outer;
			}
		}

		/** Promise.prototype.then (27.2.5.4), after the check of its receiver. */
		static #then(promise: PromiseRecord, onFulfilled: unknown, onRejected: unknown): unknown {
			const C = speciesConstructor(promise, intrinsic);
			PromiseRecord.#promote(promise);
			if (C === intrinsic) {
				const derived = new PromiseRecord(BLANK);
				derived.#role = ROLE.derived;
				derived.#a = onFulfilled;
				derived.#b = onRejected;
				// What never settles the one never settles the other.
				if (promise.#role <= ROLE.plain) derived.#state = promise.#state & ~FLAGS;
				else if (core.recording && (promise.#state & SETTLED) === 0) {
					promise.#state |= BOUND;
					context.bound.add(promise);
				}
				core.allocate(BYTES.promise);
				PromiseRecord.#subscribe(promise, derived);
				return derived;
			}
			const capability = newCapability(C, intrinsic);
			const reaction = new PromiseRecord(BLANK);
			reaction.#role = ROLE.capability;
			reaction.#a = [onFulfilled, onRejected];
			reaction.#b = capability;
			PromiseRecord.#subscribe(promise, reaction);
			return capability.promise;
		}

		/** `then` for an element of a combinator, without allocating the two functions. They are made only if the promise has another species. */
		static #thenElement(promise: PromiseRecord, elements: ElementSink & ElementHandlers, place: number): void {
			const C = speciesConstructor(promise, intrinsic);
			PromiseRecord.#promote(promise);
			const reaction = new PromiseRecord(BLANK);
			if (C === intrinsic) {
				// Counts the promise that `then` would return.
				core.allocate(BYTES.promise);
				reaction.#role = ROLE.element;
				reaction.#a = elements;
				reaction.#b = place;
			} else {
				reaction.#role = ROLE.capability;
				reaction.#b = newCapability(C, intrinsic);
				reaction.#a = elements.handlers(place);
			}
			PromiseRecord.#subscribe(promise, reaction);
		}

		/** PromiseResolve(%Promise%, value). */
		static #toPromise(value: unknown): PromiseRecord {
			const isOwn =
				typeof value === "object" && value !== null && #state in value && (value.constructor as unknown) === intrinsic;
			return isOwn ? value : PromiseRecord.#fresh(value);
		}

		/** A new promise resolved with `value`; a thenable is followed. */
		static #fresh(value: unknown): PromiseRecord {
			if (!isObject(value)) return PromiseRecord.#fulfilled(value);
			const promise = open.pending();
			PromiseRecord.#resolve(promise, value);
			return promise;
		}

		static #fulfilled(value: unknown): PromiseRecord {
			const promise = new PromiseRecord(BLANK);
			promise.#state = FULFILLED;
			promise.#value = value;
			promise.#b = context.waker;
			return promise;
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
					job.#role = ROLE.thenable;
					job.#value = value;
					job.#a = promise;
					job.#b = then;
					if (core.contexts !== null) core.contexts.set(job, core.context);
					queue.push(job, job);
					return;
				}
			}
			PromiseRecord.#settle(promise, FULFILLED, value);
		}

		static #settle(promise: PromiseRecord, state: Settled, value: unknown): void {
			if ((promise.#state & SETTLED) !== 0) return;
			if (core.faults !== null && promise.#role >= 0 && typeof promise.#a === "number")
				if (strikes.operation(promise, state, value)) return;
			const reactions = promise.#value as null | PromiseRecord | PromiseRecord[];
			promise.#value = value;
			promise.#state =
				state === REJECTED ? (promise.#state & FLAGS) | REJECTED | (core.site << PLACE_SHIFT) : promise.#state | state;
			const role = promise.#role;
			if (role >= 0) {
				PromiseRecord.#taskEnded(promise, role, state, value);
			} else if (role === ROLE.awaitable) {
				if ((promise.#a as number) <= WAIT.worker) core.inFlight--;
				core.free(BYTES.resolvablePromise);
				promise.#b = context.waker;
			} else {
				core.free(role === ROLE.derived ? BYTES.promise : BYTES.resolvablePromise);
				if ((promise.#state & BOUND) !== 0) context.bound.delete(promise);
				promise.#a = undefined;
				promise.#b = context.waker;
			}
			if (state === REJECTED && (promise.#state & HANDLED) === 0) context.rejected[context.rejected.length] = promise;
			if (reactions === null) return;
			if (!isArray(reactions)) PromiseRecord.#schedule(reactions, promise);
			else for (let i = 0; i < reactions.length; i++) PromiseRecord.#schedule(reactions[i] as PromiseRecord, promise);
		}

		static #taskEnded(promise: PromiseRecord, id: TaskId, state: Settled, value: unknown): void {
			if (id > 0) core.live--;
			if ((promise.#state & BOUND) !== 0) context.bound.delete(promise);
			if (typeof promise.#a === "number") {
				if (promise.#a <= WAIT.worker) core.inFlight--;
				core.free(BYTES.resolvablePromise);
			} else {
				core.free(BYTES.asyncCall);
				promise.#a = undefined;
				if ((promise.#state & (HANDLED | MEANT)) === 0 && state === FULFILLED)
					if (unwanted.size < MOST_UNWANTED) unwanted.add(promise);
					else context.hasMoreUnwanted = true;
			}
			if (core.recording) recordEnd(core, id, state, value);
		}

		static #schedule(reaction: PromiseRecord, source: PromiseRecord): void {
			if (reaction.#role === ROLE.element && source.#role >= 0) PromiseRecord.#hear(reaction, source);
			if (reaction.#role >= 0 && core.recording && !(context.nothingFollows && queue.size === 0))
				core.recorder.push(EVENT.wake, reaction.#role, 0, context.waker);
			queue.push(reaction, source);
		}

		/** Notes a task that has ended and of which only a combinator would have heard, which has its result already. */
		static #hear(reaction: PromiseRecord, source: PromiseRecord): void {
			const { result } = reaction.#a as ElementSink;
			if (open.isPromise(result) && open.isSettled(result)) context.unheard = source.#role;
		}

		/** Registers a reaction; it is queued at once when the promise is settled. */
		static #subscribe(promise: PromiseRecord, reaction: PromiseRecord): void {
			if (core.contexts !== null) core.contexts.set(reaction, core.context);
			const state = promise.#state;
			if ((state & SETTLED) === 0) {
				const reactions = promise.#value as null | PromiseRecord | PromiseRecord[];
				if (reactions === null) promise.#value = reaction;
				else if (isArray(reactions)) reactions[reactions.length] = reaction;
				else promise.#value = [reactions, reaction];
			} else {
				queue.push(reaction, promise);
				if ((state & HANDLED) === 0 && unwanted.size > 0) unwanted.delete(promise);
				if ((state & REPORTED) !== 0 && (state & HANDLED) === 0)
					context.events.lateHandled(promise.#value, promise.#role >= 0 ? promise.#role : null);
			}
			promise.#state = state | HANDLED;
		}

		/** Turns an outside operation that more than one task's await uses into a task of its own, so that charts show it. */
		static #promote(promise: PromiseRecord): void {
			if (promise.#role !== ROLE.awaitable || (promise.#state & SETTLED) !== 0) return;
			if ((promise.#a as number) > WAIT.worker && (promise.#state & OPERATION) === 0) return;
			const id = core.nextTask++;
			const reason = promise.#a as WaitCode;
			const site = promise.#state >>> PLACE_SHIFT;
			core.live++;
			if (core.recording) {
				core.recorder.push(EVENT.spawn, id, site, core.current);
				core.recorder.wait(id, site, reason, promise.#b as number);
			}
			promise.#role = id;
		}

		/** Records that an operation, and the task that awaits it, now wait for something else. */
		static #nowWaits(promise: PromiseRecord, reason: WaitCode, id: number): void {
			if ((promise.#state & SETTLED) !== 0) return;
			core.inFlight += Number(reason <= WAIT.worker) - Number((promise.#a as WaitCode) <= WAIT.worker);
			promise.#a = reason;
			promise.#b = id;
			if (!core.recording) return;
			const tasks = promise.#role >= 0 ? [promise] : reactionsOf(promise.#value);
			for (let i = 0; i < tasks.length; i++) {
				const task = tasks[i] as PromiseRecord;
				if (task.#role >= 0) core.recorder.wait(task.#role, task.#state >>> PLACE_SHIFT, reason, id);
			}
		}

		/** Notes what a pending promise follows, so that a deadlock can tell what it waits for. */
		static #bind(promise: PromiseRecord, to: PromiseRecord | unknown[]): void {
			const isFree = promise.#role === ROLE.plain || promise.#role === ROLE.derived;
			if (!core.recording || !isFree || (promise.#state & SETTLED) !== 0) return;
			promise.#state |= BOUND;
			promise.#a = to;
			context.bound.add(promise);
			if (!isArray(to)) PromiseRecord.#take(promise, to.#role >= 0 ? 0 : to.#state >>> PLACE_SHIFT);
		}

		/** Sets the place of a pending promise, and of those that `then` has made of it. */
		static #take(promise: PromiseRecord, site: SiteId): void {
			const pending = [promise];
			for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
				at.#state = (at.#state & FLAGS) | (site << PLACE_SHIFT);
				for (const one of reactionsOf(at.#value)) if (one.#role === ROLE.derived) pending.push(one);
			}
		}

		/** What a pending promise waits for in the end, packed; 0 if unknown. A promise that nobody settles is named by the site where it was made. */
		static #originOf(promise: PromiseRecord): number {
			const seen = new Set<PromiseRecord>();
			let at = promise;
			while ((at.#state & BOUND) !== 0 && at.#role < 0 && !seen.has(at)) {
				seen.add(at);
				const to = at.#a as PromiseRecord | unknown[];
				const next = isArray(to) ? to.find((one) => open.isPromise(one) && !open.isSettled(one)) : to;
				if (next === undefined) break;
				at = next as PromiseRecord;
			}
			if (at.#role >= 0) return packWait(WAIT.task, at.#role);
			if (at.#role === ROLE.awaitable) return packWait(at.#a as WaitCode, at.#b as number);
			const site = at.#state >>> PLACE_SHIFT;
			return site === 0 ? 0 : packWait(WAIT.promise, site);
		}

		/** Calls `reached` for every task that cannot go on before `promise` settles, directly or through promises that follow it. */
		static #eachWaiting(promise: PromiseRecord, reached: (task: TaskId) => void): void {
			const pending = [promise];
			const seen = new Set<PromiseRecord>();
			for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
				if (seen.has(at) || (at.#state & SETTLED) !== 0) continue;
				seen.add(at);
				if (at.#role >= 0 && at !== promise) {
					reached(at.#role);
					continue;
				}
				for (const one of reactionsOf(at.#value)) {
					if (one.#role >= 0) reached(one.#role);
					else if (one.#role === ROLE.derived) pending.push(one);
					else if (one.#role === ROLE.adopt) pending.push(one.#a as PromiseRecord);
					else if (one.#role === ROLE.element) pending.push((one.#a as ElementSink).result as PromiseRecord);
				}
			}
		}

		/** Registers a reaction that does not count as a handler. */
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
			context.waker = id + 1;
			let result: IteratorResult<unknown, unknown>;
			try {
				result = (state & REJECTED) === 0 ? resume(body, value) : raise(body, value);
			} catch (error) {
				if (core.over !== null) throw core.over;
				PromiseRecord.#settle(task, REJECTED, error);
				return;
			}
			if (context.deferred !== null) PromiseRecord.#unfold(task, result);
			else PromiseRecord.#go(task, result);
		}

		/** What follows when a body has been left: the task ends or awaits. */
		static #go(task: PromiseRecord, { done, value }: IteratorResult<unknown, unknown>): void {
			if (done === true) PromiseRecord.#finish(task, value);
			else PromiseRecord.#await(task, value);
		}

		/**
		 * `task` has suspended in an await of a call that was put off, because the stack is deep. The call begins now, and so do those that it makes in
		 * the same way: one after the other instead of inside each other. Then each caller awaits what it has called, the innermost first, as if the
		 * calls had been nested.
		 */
		static #unfold(task: PromiseRecord, left: IteratorResult<unknown, unknown>): void {
			const callers: [caller: PromiseRecord, left: IteratorResult<unknown, unknown>, site: SiteId, locals: ReadLocals | null][] =
				[];
			let result: IteratorResult<unknown, unknown> | null = left;
			let current = task;
			while (context.deferred !== null && result !== null) {
				callers[callers.length] = [current, result, core.site, core.locals];
				context.unfolded++;
				current = context.deferred;
				context.deferred = core.locals = null;
				core.current = current.#role;
				core.site = current.#b as SiteId;
				context.waker = current.#role + 1;
				try {
					result = resume(current.#a as Body, undefined);
				} catch (error) {
					if (core.over !== null) throw core.over;
					result = null;
					PromiseRecord.#settle(current, REJECTED, error);
				}
			}
			if (result !== null) PromiseRecord.#go(current, result);
			for (let i = callers.length - 1; i >= 0; i--) {
				const { 0: caller, 1: suspended, 2: site, 3: locals } = callers[i] as (typeof callers)[number];
				context.unfolded--;
				core.current = caller.#role;
				core.site = site;
				core.locals = locals;
				context.waker = caller.#role + 1;
				PromiseRecord.#go(caller, suspended);
			}
		}

		/** Settles a call that has returned; its value may be a promise, which is then followed. */
		static #finish(task: PromiseRecord, value: unknown): void {
			if (isObject(value)) {
				// It has run to its end, and now waits for what it has returned.
				if (core.recording && task.#role >= 0 && open.isPromise(value) && (value.#state & SETTLED) === 0) {
					PromiseRecord.#promote(value);
					PromiseRecord.#recordWait(task.#role, value);
				}
				PromiseRecord.#resolve(task, value);
				return;
			}
			context.nothingFollows = true;
			PromiseRecord.#settle(task, FULFILLED, value);
			context.nothingFollows = false;
		}

		/** Await (27.7.5.3): exactly one job if `value` is a promise of this run. */
		static #await(task: PromiseRecord, value: unknown): void {
			let promise: PromiseRecord;
			try {
				promise = PromiseRecord.#toPromise(value);
			} catch (error) {
				PromiseRecord.#step(task, REJECTED, error);
				return;
			}
			if (core.recording) {
				PromiseRecord.#recordWait(task.#role, promise);
				task.#state = (task.#state & FLAGS) | (core.site << PLACE_SHIFT);
			}
			if (core.locals !== null) core.suspend(task.#role);
			PromiseRecord.#subscribe(promise, task);
		}

		/** Records that a task suspends at the current site to wait for `promise`. */
		static #recordWait(task: TaskId, promise: PromiseRecord): void {
			const { recorder, site } = core;
			const role = promise.#role;
			if ((promise.#state & SETTLED) !== 0) recorder.wait(task, site, WAIT.tick, 0);
			else if (role >= 0) recorder.wait(task, site, WAIT.task, role);
			else if (role === ROLE.awaitable) recorder.wait(task, site, promise.#a as WaitCode, promise.#b as number);
			else recorder.wait(task, site, WAIT.promise, promise.#state >>> PLACE_SHIFT);
		}

		/** Runs the body of a package's call on behalf of the task that called it, until it awaits, ends or throws. No row tells of it. */
		static #stepFolded(call: PromiseRecord, state: number, value: unknown): void {
			core.current = call.#b as TaskId;
			context.waker = core.current + 1;
			let result: IteratorResult<unknown, unknown>;
			try {
				result = (state & REJECTED) === 0 ? resume(call.#a as Body, value) : raise(call.#a as Body, value);
			} catch (error) {
				if (core.over !== null) throw core.over;
				PromiseRecord.#settle(call, REJECTED, error);
				return;
			}
			if (result.done === true) return PromiseRecord.#finish(call, result.value);
			let promise: PromiseRecord;
			try {
				promise = PromiseRecord.#toPromise(result.value);
			} catch (error) {
				if (core.over !== null) throw core.over;
				return PromiseRecord.#stepFolded(call, REJECTED, error);
			}
			PromiseRecord.#subscribe(promise, call);
		}

		static #runJob(reaction: PromiseRecord, source: PromiseRecord): void {
			const role = reaction.#role;
			const cause = source.#role >= 0 ? source.#role + 1 : typeof source.#b === "number" ? source.#b : 0;
			if (core.contexts !== null) core.context = core.contexts.get(reaction);
			if (role >= 0) {
				if (core.faults !== null && strikes.task(reaction, role, cause)) return;
				if (core.recording) {
					core.site = reaction.#state >>> PLACE_SHIFT;
					core.recorder.push(EVENT.resume, role, core.site, cause);
				}
				if ((source.#state & REJECTED) !== 0) core.site = source.#state >>> PLACE_SHIFT;
				PromiseRecord.#step(reaction, source.#state, source.#value);
				return;
			}
			context.waker = cause;
			core.current = 0;
			// What passes a rejection on did not cause it.
			if ((source.#state & REJECTED) !== 0) core.site = source.#state >>> PLACE_SHIFT;
			switch (role) {
				case ROLE.derived:
					return PromiseRecord.#runThen(reaction, source.#state, source.#value);
				case ROLE.capability:
					return PromiseRecord.#runCapability(reaction, source.#state, source.#value);
				case ROLE.element: {
					const elements = reaction.#a as ElementSink;
					if ((source.#state & FULFILLED) !== 0) elements.fulfilled(reaction.#b as number, source.#value);
					else elements.rejected(reaction.#b as number, source.#value);
					core.free(BYTES.promise);
					return;
				}
				case ROLE.adopt:
					if ((source.#state & FULFILLED) !== 0) PromiseRecord.#resolve(reaction.#a as PromiseRecord, source.#value);
					else PromiseRecord.#settle(reaction.#a as PromiseRecord, REJECTED, source.#value);
					return;
				case ROLE.thenable:
					return PromiseRecord.#runThenable(reaction);
				case ROLE.callback:
					try {
						core.free(BYTES.job);
						core.current = reaction.#b as TaskId;
						core.site = reaction.#state >>> PLACE_SHIFT;
						context.waker = core.current + 1;
						const callback = reaction.#a as () => void;
						callback();
					} catch (error) {
						if (core.over !== null) throw core.over;
						context.events.uncaught(error);
					}
					return;
				case ROLE.folded:
					return PromiseRecord.#stepFolded(reaction, source.#state, source.#value);
				case ROLE.native:
					((source.#state & FULFILLED) !== 0 ? (reaction.#a as OnSettled) : (reaction.#b as OnSettled))(source.#value);
					return;
				default:
					throw new Error(`No job has role ${role}.`);
			}
		}

		static #runThen(derived: PromiseRecord, state: number, value: unknown): void {
			const handler = ((state & FULFILLED) !== 0 ? derived.#a : derived.#b) as Handler;
			// A lone handler of rejections mostly says that they do not matter.
			if (derived.#a !== undefined) core.lastCallback = core.now;
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
			const { 0: onFulfilled, 1: onRejected } = reaction.#a as [Handler, Handler];
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
				// The capability of a subclass may throw; a job's completion value is ignored (HostEnqueuePromiseJob).
				if (core.over !== null) throw core.over;
			}
		}

		static #runThenable(job: PromiseRecord): void {
			const promise = job.#a as PromiseRecord;
			const then = job.#b as (f: unknown, r: unknown) => unknown;
			const thenable = job.#value;
			if (then === context.nativeThen && open.isPromise(thenable) && (promise.constructor as unknown) === intrinsic) {
				// The usual case, `return promise`: the same jobs in the same order without the two closures.
				let C: unknown;
				try {
					C = speciesConstructor(thenable, intrinsic);
				} catch (error) {
					PromiseRecord.#settle(promise, REJECTED, error);
					return;
				}
				if (C === intrinsic) {
					PromiseRecord.#promote(thenable);
					if ((thenable.#state & SETTLED) === 0) PromiseRecord.#bind(promise, thenable);
					const adopt = new PromiseRecord(BLANK);
					adopt.#role = ROLE.adopt;
					adopt.#a = promise;
					PromiseRecord.#subscribe(thenable, adopt);
					return;
				}
			}
			const { 0: resolve, 1: reject } = PromiseRecord.#resolvers(promise);
			try {
				apply(then, thenable, [resolve, reject]);
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
				stepFolded: PromiseRecord.#stepFolded,
				runJob: PromiseRecord.#runJob,
				record: (role, a, b) => {
					const record = new PromiseRecord(BLANK);
					record.#role = role;
					record.#a = a;
					record.#b = b;
					record.#state = core.site << PLACE_SHIFT;
					return record;
				},
				bind: (promise, elements) => {
					if (open.isPromise(promise)) PromiseRecord.#bind(promise, elements);
				},
				originOf: PromiseRecord.#originOf,
				eachWaiting: PromiseRecord.#eachWaiting,
				placeOf: (promise) => promise.#state >>> PLACE_SHIFT,
				setPlace: (promise, site) => {
					promise.#state = (promise.#state & FLAGS) | (site << PLACE_SHIFT);
				},
				subscribe: PromiseRecord.#subscribe,
				promote: PromiseRecord.#promote,
				thenElement: PromiseRecord.#thenElement,
				recordWait: PromiseRecord.#recordWait,
				observe: PromiseRecord.#observe,
				nowWaits: PromiseRecord.#nowWaits,
				pending: () => {
					core.allocate(BYTES.resolvablePromise);
					return new PromiseRecord(BLANK);
				},
				fresh: PromiseRecord.#fresh,
				toPromise: PromiseRecord.#toPromise,
				// oxlint-disable-next-line unicorn/no-thenable -- this object is never awaited
				then: PromiseRecord.#then,
				fulfilled: PromiseRecord.#fulfilled,
				peek: (promise) => ({ state: promise.#state & SETTLED, value: promise.#value }),
				stateOf: (promise) => promise.#state & SETTLED,
				isSettled: (promise) => (promise.#state & SETTLED) !== 0,
				siteOf: (task) => task.#b as SiteId,
				taskOf: (promise) => (promise.#role >= 0 ? promise.#role : null),
				operationOf: (promise) => {
					const isOperation = promise.#role === ROLE.awaitable || (promise.#role >= 0 && typeof promise.#a === "number");
					return { task: promise.#role >= 0 ? promise.#role : null, id: isOperation ? (promise.#b as number) : 0 };
				},
				jobOf: (reaction, source) => {
					const role = reaction.#role;
					const job = (what: Job["what"], task: TaskId | null, call: unknown): Job => ({
						what,
						task,
						callback: nameOf(call),
						call,
					});
					const isRejected = (source.#state & SETTLED) === REJECTED;
					if (role >= 0) return job("resume", role, null);
					if (role === ROLE.callback) return job("microtask", reaction.#b as TaskId, reaction.#a);
					if (role === ROLE.element) return job("then", null, null);
					if (role === ROLE.derived) return job("then", null, isRejected ? reaction.#b : reaction.#a);
					if (role === ROLE.capability) return job("then", null, (reaction.#a as Handler[])[isRejected ? 1 : 0]);
					return job(role === ROLE.native || role === ROLE.folded ? "library" : "follow", null, null);
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
				markMeant: (promise) => {
					promise.#state |= MEANT;
					unwanted.delete(promise);
				},
				markHandled: (promise) => {
					promise.#state |= HANDLED;
				},
			};
		}
	}
	/** The reactions of a pending promise. */
	function reactionsOf(value: unknown): readonly PromiseRecord[] {
		const reactions = value as null | PromiseRecord | PromiseRecord[];
		return reactions === null ? [] : isArray(reactions) ? reactions : [reactions];
	}
	const intrinsic = PromiseRecord.visible();
	const strikes = createStrikes(core, open);
	return { PromiseRecord, intrinsic, open, context };
}

const nameOf = (value: unknown): string => (typeof value === "function" ? value.name : "");
