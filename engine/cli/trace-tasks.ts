import type { TaskId, VirtualMs } from "../types";

/** A task, as read from a saved trace. */
export type TaskRecord = {
	task: TaskId;
	name: string;
	/** File and line of its function. */
	at: string;
	/** The task that started it; its own number for main. */
	parent: TaskId;
	start: VirtualMs;
	/** The end of the trace for a task that has not settled. */
	end: VirtualMs;
	/** `done`, `cancelled`, `live`, or `failed:` and the error. */
	ending: string;
	/** Virtual milliseconds spent in each state: `running`, `waiting: request`, `blocked: Semaphore`. */
	states: Record<string, VirtualMs>;
};

/** The fields of an event of Chrome's trace format that are read. */
type Event = { ph: string; cat: string; name: string; id: string; ts: number; args?: Record<string, unknown> };

/**
 * Reads the tasks of a trace that `chromeTrace` wrote, in the order in which they began.
 * @returns the tasks; for a text that is not such a trace, the reason as a sentence without the full stop
 */
export function tasksOfChromeTrace(text: string): TaskRecord[] | string {
	let events: unknown;
	try {
		events = (JSON.parse(text) as { traceEvents?: unknown }).traceEvents;
	} catch (error) {
		return `it is not JSON (${(error as Error).message})`;
	}
	if (!Array.isArray(events)) return "it has no list of traceEvents";
	const tasks = new Map<string, TaskRecord>();
	const since = new Map<string, { state: string; at: VirtualMs }>();
	let last = 0;
	for (const event of events.filter(isOfTask)) {
		const { ph, id, name, args } = event;
		const at = event.ts / 1000;
		last = Math.max(last, at);
		const known = tasks.get(id);
		if (known === undefined) {
			if (ph !== "b" || typeof args?.task !== "number") return `the first event of task ${id} does not begin it`;
			const parent = typeof args.parent === "number" ? args.parent : 0;
			tasks.set(id, { task: args.task, name, at: textOf(args.at), parent, start: at, end: at, ending: "live", states: {} });
		} else if (ph === "b") since.set(id, { state: name, at });
		else if (args?.ending !== undefined) {
			known.end = at;
			known.ending = textOf(args.ending);
		} else {
			const begun = since.get(id);
			if (begun?.state !== name) return `task ${id} leaves the state "${name}", in which it is not`;
			since.delete(id);
			known.states[name] = (known.states[name] ?? 0) + at - begun.at;
		}
	}
	if (tasks.size === 0) return "there is no task in it";
	for (const task of tasks.values()) if (task.ending === "live") task.end = last;
	return [...tasks.values()];
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function isOfTask(event: unknown): event is Event {
	if (typeof event !== "object" || event === null) return false;
	const { ph, cat, name, id, ts } = event as Record<string, unknown>;
	return (
		(ph === "b" || ph === "e") && cat === "task" && typeof name === "string" && typeof id === "string" && typeof ts === "number"
	);
}
