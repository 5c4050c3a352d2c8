import type { Fault, TaskId, VirtualMs } from "../../types";

/** Injected faults. Each takes effect once: when its task would next resume at or after the fault's instant. */
export class Faults {
	readonly #waiting = new Map<TaskId, Fault[]>();

	constructor(
		faults: readonly Fault[],
		/** The run's reasons of aborted signals: a task that fails with one of them was cancelled. */
		readonly abortReasons: WeakSet<object>,
	) {
		for (const fault of faults) this.#waiting.set(fault.task, [...(this.#waiting.get(fault.task) ?? []), fault]);
	}

	/** Takes the fault that is due for `task` now; null when there is none. */
	take(task: TaskId, now: VirtualMs): Fault | null {
		const list = this.#waiting.get(task);
		const at = list?.findIndex((fault) => fault.at <= now) ?? -1;
		return at < 0 || list === undefined ? null : (list.splice(at, 1)[0] as Fault);
	}

	/** What the task's await throws. For `cancel` it is registered as the reason of an abort, so that the trace shows the task as cancelled. */
	errorOf(fault: Fault & { kind: "fail" | "cancel" }): Error {
		const error = new Error(fault.kind === "fail" ? "Injected failure" : "Injected cancellation");
		if (fault.kind === "cancel") {
			error.name = "AbortError";
			this.abortReasons.add(error);
		}
		return error;
	}
}
