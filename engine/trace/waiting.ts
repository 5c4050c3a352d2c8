import { EVENT, isOutside, type SiteId, type TaskId, type Trace, WAIT, waitId, waitReason } from "../types";
import { taskNames } from "./task-names";

/** A task that had not settled at the last row, and what it waited for. */
export type WaitingTask = { task: TaskId; functionSite: SiteId; site: SiteId; wait: number };

/** Tasks that are suspended after the last row, in the order in which they started. */
export function waitingAtEnd(trace: Trace): WaitingTask[] {
	const waiting = new Map<TaskId, WaitingTask>();
	for (let row = 0; row < trace.length; row++) {
		const task = trace.task[row] as number;
		switch (trace.kind[row]) {
			case EVENT.spawn:
				waiting.set(task, { task, functionSite: trace.site[row] as number, site: 0, wait: 0 });
				break;
			case EVENT.wait: {
				const entry = waiting.get(task);
				if (entry !== undefined) {
					entry.site = trace.site[row] as number;
					entry.wait = trace.other[row] as number;
				}
				break;
			}
			case EVENT.done:
			case EVENT.fail:
			case EVENT.cancel:
				waiting.delete(task);
				break;
			default:
		}
	}
	return [...waiting.values()];
}

/** What a packed wait waits for, in words: "timer", "request", the name of a task, "Semaphore". */
export function waitText(trace: Trace, packed: number): string {
	const reason = waitReason(packed);
	const id = waitId(packed);
	switch (reason) {
		case WAIT.timer:
			return "timer";
		case WAIT.request:
			return "request";
		case WAIT.command:
			return "command";
		case WAIT.worker:
			return "worker";
		case WAIT.tick:
			return "next microtask";
		case WAIT.task:
			return taskNames(trace)(id);
		case WAIT.consumer:
			return "its consumer";
		case WAIT.semaphore:
		case WAIT.lock:
		case WAIT.queue:
		case WAIT.event:
			return trace.resources[id] ?? "resource";
		default:
			return isOutside(reason) ? "the outside" : "a promise";
	}
}
