import { EVENT, type SiteId, type TaskId, WAIT, type WaitCode } from "../../types";
import type { Core } from "../books/core";
import { BYTES } from "../books/memory-model";
import type { Body } from "./body";
import { type JobContext, STACK } from "./job-context";
import * as ROLE from "./roles";
import { type Doors, FULFILLED } from "./types";

/** Tasks (async calls and the main program) and outside operations, both implemented as promises. `P` is the class of promises. */
export function createTaskKit<P>(core: Core, open: Doors<P>, context: JobContext<P>) {
	/** A promise for something outside the program; an await of it records `reason` and `id`. */
	function awaitable(reason: WaitCode, id: number): P {
		if (reason <= WAIT.worker) core.inFlight++;
		core.allocate(BYTES.resolvablePromise);
		return open.record(ROLE.awaitable, reason, id);
	}

	/**
	 * Starts an async call: `body` runs at once, up to its first await. On a deep stack an awaited call is put off until its caller has suspended,
	 * which nobody can tell from the order in which things happen.
	 * @param site the site of the function
	 * @param caller the function that the wrapper of the async function has called, if it is not this one
	 */
	function start(body: Body, site: SiteId, caller: unknown = start): P {
		if (context.unfolded > STACK.deepest) throw new RangeError("Maximum call stack size exceeded");
		const id = core.nextTask++;
		const parent = core.current;
		const outerWaker = context.waker;
		const outerSite = core.site;
		core.live++;
		core.site = site;
		core.allocate(BYTES.asyncCall);
		if (core.recording) core.recorder.push(EVENT.spawn, id, site, parent);
		const task = open.record(id, body, site);
		if (++context.depth > context.deep && context.isAwaited?.(caller) === true) context.deferred = task;
		else open.step(task, FULFILLED, undefined);
		context.depth--;
		core.current = parent;
		core.site = outerSite;
		context.waker = outerWaker;
		return task;
	}

	return {
		start,

		/** Starts a call of a package's async function. It is no task: it runs on behalf of the caller, at the caller's site. */
		startFolded(body: Body): P {
			const { current, site } = core;
			const outerWaker = context.waker;
			core.allocate(BYTES.resolvablePromise);
			const call = open.record(ROLE.folded, body, current);
			open.stepFolded(call, FULFILLED, undefined);
			core.current = current;
			core.site = site;
			context.waker = outerWaker;
			return call;
		},

		/** The task of the program's top level, before it runs: task 0, which is not counted. */
		mainTask(site: SiteId): P {
			core.allocate(BYTES.asyncCall);
			if (core.recording) core.recorder.push(EVENT.spawn, 0, site, 0);
			const task = open.record(0, null, undefined);
			open.markHandled(task);
			return task;
		},

		/** Gives a task without a body its body, and runs it up to its first await. */
		runBody(task: P, body: Body): void {
			open.setRole(task, open.taskOf(task) as TaskId, body, undefined);
			open.step(task, FULFILLED, undefined);
		},

		/** Records that `task` suspends at the current site to wait for `promise`. */
		recordWait(task: TaskId, promise: P): void {
			if (core.locals !== null) core.suspend(task);
			if (core.recording) open.recordWait(task, promise);
		},

		awaitable,
		/** Like `awaitable`, for an operation that may change what it waits for. */
		operation(reason: WaitCode, id: number): P {
			const promise = awaitable(reason, id);
			open.markOperation(promise);
			return promise;
		},

		/** Links the promise whose executor is running, if any, to a timer that is armed there. The promise takes the timer's place. */
		linkTimer(timer: { readonly id: number; linked: P | null; made: SiteId }): void {
			const promise = context.executing;
			if (promise === null || open.isSettled(promise) || !open.roleIs(promise, ROLE.plain)) return;
			core.inFlight++;
			timer.linked = promise;
			timer.made = open.placeOf(promise);
			open.setRole(promise, ROLE.awaitable, WAIT.timer, timer.id);
			open.setPlace(promise, core.site);
		},

		/** Removes the link of `promise` to a timer that was cleared or has fired: the timer will not settle it any more. @param made the site of the promise */
		unlinkTimer(promise: P, made: SiteId): void {
			if (open.isSettled(promise)) return;
			open.nowWaits(promise, WAIT.promise, made);
			open.setPlace(promise, made);
			if (open.roleIs(promise, ROLE.awaitable)) open.setRole(promise, ROLE.plain, undefined, undefined);
		},
	};
}
