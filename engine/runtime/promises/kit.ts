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
type Unhandled = { reason: unknown; task: TaskId | null };
/** What nearly every turn has to report. */
const NOTHING: readonly Unhandled[] = [];

/** Promises, async calls and their jobs for one run after the other: what the rest of the engine does with them. */
export function createPromises(core: Core, listener: PromiseEvents) {
	const { PromiseRecord, open, context } = createPromiseClass(core, listener);
	type Promise = InstanceType<typeof PromiseRecord>;
	const { queue } = context;
	const capabilityOf = (C: unknown) => newCapability(C, PromiseRecord);

	/** PromiseResolve (27.2.4.7.1). */
	function resolveWith(C: unknown, value: unknown): unknown {
		if (open.isPromise(value) && (value.constructor as unknown) === C) return value;
		if (C === PromiseRecord) return open.fresh(value);
		const capability = capabilityOf(C);
		capability.resolve(value);
		return capability.promise;
	}

	const combining = { core, isPromise: open.isPromise, thenElement: open.thenElement, newCapability: capabilityOf };
	addPromiseApi(core, PromiseRecord, open, combining, resolveWith);
	context.nativeThen = (PromiseRecord.prototype as { then?: unknown }).then;

	return {
		core,
		/** Forgets the run before and serves another one; `core` has begun anew already. */
		begin: (events: PromiseEvents): void => context.begin(events),
		Promise: PromiseRecord as unknown as PromiseConstructor,
		isPromise: open.isPromise,
		newCapability: capabilityOf,
		resolveWith,
		toPromise: open.toPromise,
		/** A pending promise of the run that `settle` or `resolve` ends. */
		pending: open.pending,
		resolve: open.resolve,
		settle: open.settle,
		/** Settles from the event loop, which does nothing else before the next job. */
		settleLast(promise: Promise, state: Settled, value: unknown): void {
			context.nothingFollows = true;
			open.settle(promise, state, value);
			context.nothingFollows = false;
		},
		isSettled: open.isSettled,
		peek: open.peek,
		stateOf: open.stateOf,
		taskOf: open.taskOf,
		markHandled: open.markHandled,
		...createTaskKit(core, open, context),
		nowWaits: open.nowWaits,
		promote: open.promote,

		/** A promise that is rejected with `reason` already. */
		rejectedWith(reason: unknown): Promise {
			const promise = open.pending();
			open.settle(promise, REJECTED, reason);
			return promise;
		},
		/** A promise fulfilled with a value that is known to be no thenable. */
		fulfilledWith: open.fulfilled,

		/** Calls one of the two in a job of its own once `promise` is settled. */
		react(promise: Promise, onFulfilled: OnSettled, onRejected: OnSettled): void {
			open.subscribe(promise, open.record(ROLE.native, onFulfilled, onRejected));
		},
		/** Like `react`, without giving a rejection an owner: one nobody else asks for is still reported. */
		observe(promise: Promise, onSettled: () => void): void {
			open.observe(promise, open.record(ROLE.native, onSettled, onSettled));
		},
		/** Like `react`, for code that is not an await of one task: what waits for the outside is then shown as a task of its own. */
		watch(promise: Promise, onFulfilled: OnSettled, onRejected: OnSettled): void {
			open.promote(promise);
			open.subscribe(promise, open.record(ROLE.native, onFulfilled, onRejected));
		},
		/** A reaction that may be given to many promises: it holds nothing of any of them. */
		reaction: (onFulfilled: OnSettled, onRejected: OnSettled): Promise => open.record(ROLE.native, onFulfilled, onRejected),
		/** Like `watch`, with a reaction made before. */
		watchWith(promise: Promise, reaction: Promise): void {
			open.promote(promise);
			open.subscribe(promise, reaction);
		},

		/** queueMicrotask. */
		enqueue(callback: () => void): void {
			core.allocate(BYTES.job);
			const job = open.record(ROLE.callback, callback, core.current);
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

		/** Calls whose value nobody has asked for, in the order in which they ended. */
		unwanted: (): { task: TaskId; site: SiteId }[] =>
			[...context.unwanted].map((promise) => ({ task: open.taskOf(promise) as TaskId, site: open.siteOf(promise) })),

		/** Rejections that nobody has asked for by the end of the turn; each is reported once. */
		takeUnhandled(): readonly Unhandled[] {
			if (context.rejected.length === 0) return NOTHING;
			const candidates = context.rejected;
			context.rejected = [];
			const unhandled = candidates.filter((promise) => !open.isHandled(promise));
			return unhandled.map((promise) => {
				open.markReported(promise);
				return { reason: open.peek(promise).value, task: open.taskOf(promise) };
			});
		},
	};
}

export type Promises = ReturnType<typeof createPromises>;
/** A promise of the run, as the engine sees it. */
export type RunPromise = ReturnType<Promises["pending"]>;
