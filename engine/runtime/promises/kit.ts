import type { SiteId, TaskId } from "../../types";
import type { Core } from "../books/core";
import { BYTES } from "../books/memory-model";
import { createPromiseClass } from "./promise";
import { addPromiseApi } from "./promise-api";
import * as ROLE from "./roles";
import { newCapability } from "./specification";
import { createTaskKit } from "./task-kit";
import { type Job, type PromiseEvents, REJECTED, type Settled } from "./types";

type OnSettled = (value: unknown) => void;
type Unhandled = { promise: object; reason: unknown; task: TaskId | null; site: SiteId };
/** Most places of dropped calls that are remembered. */
const MOST_FLOATING = 1000;
/** Shared empty list: nearly every turn has nothing to report. */
const NOTHING: readonly Unhandled[] = [];

/** Promises, async calls and their jobs, as the rest of the engine uses them. Serves successive runs. */
export function createPromises(core: Core, listener: PromiseEvents) {
	const { PromiseRecord, intrinsic, open, context } = createPromiseClass(core, listener);
	type Promise = InstanceType<typeof PromiseRecord>;
	const { queue } = context;
	const capabilityOf = (C: unknown) => newCapability(C, intrinsic);

	/** PromiseResolve (27.2.4.7.1). */
	function resolveWith(C: unknown, value: unknown): unknown {
		if (open.isPromise(value) && (value.constructor as unknown) === C) return value;
		if (C === intrinsic) return open.fresh(value);
		const { promise, resolve } = capabilityOf(C);
		resolve(value);
		return promise;
	}

	const combining = {
		core,
		bind: open.bind,
		isPromise: open.isPromise,
		thenElement: open.thenElement,
		newCapability: capabilityOf,
	};
	addPromiseApi(core, intrinsic, open, combining, resolveWith);
	context.nativeThen = (PromiseRecord.prototype as { then?: unknown }).then;

	return {
		core,
		/** Forgets the previous run and serves the next one. `core` must have been reset already. */
		begin: (events: PromiseEvents): void => context.begin(events),
		Promise: intrinsic,
		isPromise: open.isPromise,
		newCapability: capabilityOf,
		resolveWith,
		toPromise: open.toPromise,
		/** A pending promise of the run, for `settle` or `resolve`. */
		pending: open.pending,
		resolve: open.resolve,
		settle: open.settle,
		/** Settles a promise as the last action of the event loop before the next job. */
		settleLast(promise: Promise, state: Settled, value: unknown): void {
			context.nothingFollows = true;
			open.settle(promise, state, value);
			context.nothingFollows = false;
		},
		isSettled: open.isSettled,
		peek: open.peek,
		stateOf: open.stateOf,
		taskOf: open.taskOf,
		/** The site at which a promise was rejected. */
		placeOf: open.placeOf,
		markHandled: open.markHandled,
		/** What a call has returned that nobody is to await: `void f()`, an async callback of a timer or an event. A rejection is reported all the same. */
		meant(value: unknown): void {
			if (open.isPromise(value)) open.markMeant(value);
		},
		/** A call of an async function stands at `site`, and its promise is dropped. */
		floating(value: unknown, site: SiteId): void {
			if (context.floating.size < MOST_FLOATING && open.isPromise(value)) context.floating.set(value, site);
		},
		...createTaskKit(core, open, context),
		nowWaits: open.nowWaits,
		promote: open.promote,

		/** A promise that is rejected with `reason` already. */
		rejectedWith(reason: unknown): Promise {
			const promise = open.pending();
			open.settle(promise, REJECTED, reason);
			return promise;
		},
		/** A promise fulfilled with a value that is known not to be a thenable. */
		fulfilledWith: open.fulfilled,

		/** Calls one of the two callbacks in a job of its own once `promise` is settled. */
		react(promise: Promise, onFulfilled: OnSettled, onRejected: OnSettled): void {
			open.subscribe(promise, open.record(ROLE.native, onFulfilled, onRejected));
		},
		/** Like `react`, but it does not count as a handler: a rejection without another handler is still reported. */
		observe(promise: Promise, onSettled: () => void): void {
			open.observe(promise, open.record(ROLE.native, onSettled, onSettled));
		},
		/** Like `react`, for code that is not the await of one task. If `promise` is an outside operation, it becomes a task of its own. */
		watch(promise: Promise, onFulfilled: OnSettled, onRejected: OnSettled): void {
			open.promote(promise);
			open.subscribe(promise, open.record(ROLE.native, onFulfilled, onRejected));
		},
		/** A reaction that may be shared by many promises: it stores nothing about them. */
		reaction: (onFulfilled: OnSettled, onRejected: OnSettled): Promise => open.record(ROLE.native, onFulfilled, onRejected),
		/** Like `watch`, with a reaction from `reaction`. */
		watchWith(promise: Promise, reaction: Promise): void {
			open.promote(promise);
			open.subscribe(promise, reaction);
		},

		/** queueMicrotask. */
		enqueue(callback: () => void): void {
			core.allocate(BYTES.job);
			const job = open.record(ROLE.callback, callback, core.current);
			if (core.contexts !== null) core.contexts.set(job, core.context);
			queue.push(job, job);
		},
		/** Sets how to tell whether a call is the operand of an `await`; null where nobody can. */
		tellAwaited(isAwaited: ((start: unknown) => boolean) | null): void {
			context.isAwaited = isAwaited;
		},
		queue,
		/** The jobs in the queue, in the order in which they will run. */
		jobs: (): Job[] => queue.pairs().map((pair) => open.jobOf(...pair)),
		jobOf: open.jobOf,
		/** The task that an operation has become, if any, and its number in `wait` rows. */
		operationOf: open.operationOf,
		runNextJob(): void {
			const reaction = queue.peekReaction();
			open.runJob(reaction, queue.takeSource());
		},

		/** Runs a callback of the event loop on behalf of `task`. */
		asLoop(task: TaskId): void {
			context.depth = 0;
			core.current = task;
			context.waker = 0;
		},
		/** Runs code on behalf of `task`. */
		asTask(task: TaskId): void {
			core.current = task;
			context.waker = task + 1;
		},
		get waker(): number {
			return context.waker;
		},
		set waker(value: number) {
			context.waker = value;
		},

		/** Calls that nothing has awaited, in the order in which they ended. */
		unwanted: (): { task: TaskId; site: SiteId; call: SiteId }[] =>
			[...context.unwanted].map((promise) => ({
				task: open.taskOf(promise) as TaskId,
				site: open.siteOf(promise),
				call: context.floating.get(promise) ?? 0,
			})),
		/** True when there were more of them than are remembered. */
		hasMoreUnwanted: (): boolean => context.hasMoreUnwanted,

		/** Rejections without a handler at the end of the turn; each is reported once. */
		takeUnhandled(): readonly Unhandled[] {
			if (context.rejected.length === 0) return NOTHING;
			const candidates = context.rejected;
			context.rejected = [];
			const unhandled = candidates.filter((promise) => !open.isHandled(promise));
			return unhandled.map((promise) => {
				open.markReported(promise);
				return { promise, reason: open.peek(promise).value, task: open.taskOf(promise), site: open.placeOf(promise) };
			});
		},

		/** The latest task that ended unheard: only a combinator would have heard of it, which had its result already. */
		unheard: (): TaskId | null => context.unheard,

		/** What the tasks wait for in the end that await a promise which follows others: packed waits. */
		origins(): ReadonlyMap<TaskId, number> {
			const found = new Map<TaskId, number>();
			for (const promise of context.bound) {
				const origin = open.originOf(promise);
				if (origin === 0) continue;
				open.eachWaiting(promise, (task) => void (found.has(task) || found.set(task, origin)));
			}
			return found;
		},
	};
}

export type Promises = ReturnType<typeof createPromises>;
/** A promise of the run, as the engine sees it. */
export type RunPromise = ReturnType<Promises["pending"]>;
