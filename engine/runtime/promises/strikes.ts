import { EVENT, type TaskId, WAIT } from "../../types";
import type { Core } from "../books/core";
import { type Doors, REJECTED, type Settled } from "./types";

/** Applies injected faults: to a task that would resume, or to an operation that would end. Called only in runs with faults. */
export function createStrikes<P>(
	core: Core,
	{ nowWaits, settle, step, taskOf }: Pick<Doors<P>, "nowWaits" | "settle" | "step" | "taskOf">,
) {
	return {
		/** True when a fault was applied to the task, which then does not resume normally. @param cause what would have woken it, as in `waker` */
		task(task: P, id: TaskId, cause: number): boolean {
			const fault = core.faults?.take(id, core.now) ?? null;
			if (fault === null || core.faults === null) return false;
			const { kind } = fault;
			if (kind === "hang") {
				if (core.recording) core.recorder.wait(id, core.site, WAIT.promise, 0);
				return true;
			}
			if (core.recording) core.recorder.push(EVENT.resume, id, core.site, cause);
			step(task, REJECTED, core.faults.errorOf({ ...fault, kind }));
			return true;
		},

		/** The same for an operation that would end now: true when a fault made it end differently or never. */
		operation(promise: P, state: Settled, value: unknown): boolean {
			const fault = core.faults?.take(taskOf(promise) as TaskId, core.now) ?? null;
			if (fault === null || core.faults === null) return false;
			const { kind } = fault;
			if (kind === "hang") nowWaits(promise, WAIT.promise, 0);
			else settle(promise, REJECTED, state === REJECTED ? value : core.faults.errorOf({ ...fault, kind }));
			return true;
		},
	};
}
