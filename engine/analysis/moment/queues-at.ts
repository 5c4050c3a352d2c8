import { taskNames } from "../../trace/task-names";
import {
	type ArmedTimer,
	EVENT,
	isOutside,
	type QueuedJob,
	type SiteId,
	type TaskId,
	type Trace,
	WAIT,
	waitId,
	waitReason,
} from "../../types";
import { stateAfter } from "./state-at";

/** The queues of the event loop as far as rows show them: tasks that are ready; timers and pending operations, by the time at which they end. */
export type Queues = { jobs: QueuedJob[]; timers: ArmedTimer[] };

/** Rows searched ahead for the ends of pending operations; operations that end later are left out. */
const MOST_AHEAD = 100_000;

/**
 * The queues of the event loop after the first `rows` rows. Callbacks of promises and of `queueMicrotask` have no rows; only replaying the program
 * up to there shows them (`inspect`).
 * @returns jobs in the order in which they run, timers by time
 */
export function queuesAt(trace: Trace, rows: number): Queues {
	const tasks = stateAfter(trace, rows);
	const ready = new Set(tasks.filter(({ state }) => state === "ready").map(({ task }) => task));
	const names = new Map(tasks.map(({ task, name }) => [task, name]));
	const jobs: QueuedJob[] = wokenOrder(trace, rows, ready).map((task) => ({ what: "resume", task, name: names.get(task) ?? "" }));
	const timers = callbacks(trace, rows);
	const waiting = new Map<TaskId, Waiter>();
	for (const { task, state, site, wait } of tasks) if (state === "waiting") waiting.set(task, { site, wait });
	// An operation that one of the program's own timers settles is listed as that timer.
	const others = operations(trace, rows, waiting, names).filter(({ at, wait }) => timers.get(linkedTimer(wait))?.at !== at);
	const all: ArmedTimer[] = [...timers.values(), ...others.map(({ wait: _wait, ...timer }) => timer)];
	return { jobs, timers: all.sort((a, b) => a.at - b.at) };
}

type Waiter = { site: SiteId; wait: number };

/** The number of the program's own timer that settles the awaited promise; −1 where there is none. */
const linkedTimer = (wait: number): number => (waitReason(wait) === WAIT.timer ? waitId(wait) : -1);

/** Ready tasks in the order in which they were woken. */
function wokenOrder(trace: Trace, rows: number, ready: ReadonlySet<TaskId>): TaskId[] {
	const order: TaskId[] = [];
	for (let row = rows - 1; row >= 0 && order.length < ready.size; row--) {
		const task = trace.task[row] as number;
		if (trace.kind[row] === EVENT.wake && ready.has(task) && !order.includes(task)) order.push(task);
	}
	return order.reverse();
}

/** Outside operations that tasks wait for. An operation ends when its task is woken or ends. */
function operations(
	trace: Trace,
	rows: number,
	waiting: Map<TaskId, Waiter>,
	names: ReadonlyMap<TaskId, string>,
): (ArmedTimer & { wait: number })[] {
	const found: (ArmedTimer & { wait: number })[] = [];
	const last = Math.min(trace.length, rows + MOST_AHEAD);
	for (let row = rows; row < last && waiting.size > 0; row++) {
		const task = trace.task[row] as number;
		const waiter = waiting.get(task);
		const kind = trace.kind[row] as number;
		if (waiter === undefined || kind < EVENT.wait || kind > EVENT.cancel) continue;
		waiting.delete(task);
		// If the task next waits for something that is not outside (a queue), no timer was armed.
		if (kind === EVENT.wait && !isOutside(waitReason(trace.other[row] as number))) continue;
		const line = trace.sites[waiter.site]?.line ?? 0;
		const name = names.get(task) ?? "";
		found.push({ at: trace.time[row] as number, kind: "operation", task, name, line, wait: waiter.wait });
	}
	return found;
}

const timerUse = new WeakMap<Trace, boolean>();

/** True for a run in which the program armed timers. Most do not, and need not be searched at every move of the playhead. */
function armsTimers(trace: Trace): boolean {
	let known = timerUse.get(trace);
	if (known === undefined) {
		known = trace.kind.indexOf(EVENT.timerSet) !== -1;
		timerUse.set(trace, known);
	}
	return known;
}

/** Timers of the program that are armed and have neither fired nor been cleared. An interval is armed again each time it fires. */
function callbacks(trace: Trace, rows: number): Map<number, ArmedTimer> {
	if (!armsTimers(trace)) return new Map();
	const armed = new Map<number, { task: TaskId; site: SiteId }>();
	const first = Math.max(0, rows - MOST_AHEAD);
	for (let row = first; row < rows; row++) {
		const kind = trace.kind[row];
		const id = trace.other[row] as number;
		if (kind === EVENT.timerSet) armed.set(id, { task: trace.task[row] as number, site: trace.site[row] as number });
		else if (kind === EVENT.timerClear) armed.delete(id);
	}
	const found = new Map<number, ArmedTimer>();
	if (armed.size === 0) return found;
	for (let row = rows; row < Math.min(trace.length, rows + MOST_AHEAD) && armed.size > 0; row++) {
		const id = trace.other[row] as number;
		if (trace.kind[row] === EVENT.timerClear) armed.delete(id);
		const timer = trace.kind[row] === EVENT.timerFire ? armed.get(id) : undefined;
		if (timer === undefined) continue;
		armed.delete(id);
		const name = taskNames(trace)(timer.task);
		found.set(id, {
			at: trace.time[row] as number,
			kind: "callback",
			task: timer.task,
			name,
			line: trace.sites[timer.site]?.line ?? 0,
		});
	}
	return found;
}
