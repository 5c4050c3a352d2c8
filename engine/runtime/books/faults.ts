import type { Fault, TaskId, VirtualMs } from "../../types";

/** Faults that somebody looking at a run asked for, each struck once: when its task would next go on at or after the fault's instant. */
export class Faults {
	readonly #waiting = new Map<TaskId, Fault[]>();

	constructor(
		faults: readonly Fault[],
		/** Of the run: a task that fails with one of them was cancelled. */
		readonly abortReasons: WeakSet<object>,
	) {
		for (const fault of faults) this.#waiting.set(fault.task, [...(this.#waiting.get(fault.task) ?? []), fault]);
	}

	/** The fault that strikes `task` now, which is then used up; null when it goes on as it would. */
	take(task: TaskId, now: VirtualMs): Fault | null {
		const list = this.#waiting.get(task);
		const at = list?.findIndex((fault) => fault.at <= now) ?? -1;
		return at < 0 || list === undefined ? null : (list.splice(at, 1)[0] as Fault);
	}

	/** What the task's await throws instead of coming back; for a cancelled one the reason of an abort, so that the trace says cancelled. */
	errorOf(fault: Fault & { kind: "fail" | "cancel" }): Error {
		const error = new Error(fault.kind === "fail" ? "Injected failure" : "Injected cancellation");
		if (fault.kind === "cancel") {
			error.name = "AbortError";
			this.abortReasons.add(error);
		}
		return error;
	}
}
