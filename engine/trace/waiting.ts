import { EVENT, isOutside, type SiteId, type TaskId, type Trace, WAIT, waitId, waitReason } from "../types";

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

const namesOf = new WeakMap<Trace, ReadonlyMap<TaskId, string>>();

/** Names that the program gave to tasks, by task. */
export function givenNames(trace: Trace): ReadonlyMap<TaskId, string> {
	const known = namesOf.get(trace);
	if (known !== undefined) return known;
	const names = new Map<TaskId, string>();
	for (let row = trace.kind.indexOf(EVENT.name); row !== -1; row = trace.kind.indexOf(EVENT.name, row + 1))
		names.set(trace.task[row] as number, trace.strings[trace.other[row] as number] ?? "");
	namesOf.set(trace, names);
	return names;
}

/** Returns a function that names a task by its number. It reads the rows once, at the first call. */
export function taskNamer(trace: Trace): (task: TaskId) => string {
	let sites: Uint16Array | undefined;
	return (task) => {
		sites ??= functionSites(trace);
		const site = sites[task] ?? 0;
		return site === 0 && task !== 0 ? `task ${task}` : taskName(trace, task, site);
	};
}

/** The site of each task's function, by task number. */
function functionSites(trace: Trace): Uint16Array {
	let highest = 0;
	for (let row = 0; row < trace.length; row++)
		if (trace.kind[row] === EVENT.spawn) highest = Math.max(highest, trace.task[row] as number);
	const sites = new Uint16Array(highest + 1);
	for (let row = 0; row < trace.length; row++)
		if (trace.kind[row] === EVENT.spawn) sites[trace.task[row] as number] = trace.site[row] as number;
	return sites;
}

/** The name of a task in charts: "main", the name that the program gave it, or its function and its number. */
export function taskName(trace: Trace, task: TaskId, functionSite: SiteId): string {
	if (task === 0) return "main";
	const given = givenNames(trace).get(task);
	if (given !== undefined) return given;
	return `${trace.sites[functionSite]?.name ?? "task"} ${task}`;
}

/** What a packed wait waits for, in words: "timer", "request", "task 3" or the name the task was given, "Semaphore". */
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
			return givenNames(trace).get(id) ?? `task ${id}`;
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
