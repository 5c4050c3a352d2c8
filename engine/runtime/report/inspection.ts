import { taskName, type WaitingTask, waitingAtEnd } from "../../trace/waiting";
import {
	type ArmedTimer,
	EVENT,
	type InspectionResult,
	isOutside,
	type QueuedJob,
	type Site,
	type TaskId,
	type Trace,
	waitId,
	waitReason,
} from "../../types";
import type { Timers } from "../loop/timers";
import type { Promises } from "../promises/kit";
import { inspectValue } from "../values/inspect";
import type { InspectOptions } from "../values/inspect-options";

/** Most jobs and timers in an inspection. A program may have queued millions, and nobody reads that many. */
const MOST = 200;

/**
 * The state of a run that has stopped: the variables of every suspended task, the microtask queue in order, the armed timers by time.
 * @param trace the rows up to here
 */
export function inspectState(
	{ core, jobs }: Promises,
	timers: Timers,
	trace: Trace,
	sites: readonly Site[],
	options: InspectOptions,
): InspectionResult {
	const waiting = waitingAtEnd(trace);
	const names = new Map(waiting.map(({ task, functionSite }) => [task, taskName(trace, task, functionSite)]));
	const nameOf = (task: TaskId | null): string => (task === null ? "" : (names.get(task) ?? ""));
	const all = jobs();
	const armed = timers.list(MOST);
	return {
		rows: trace.length,
		tasks: waiting.map(({ task, functionSite, site }) => ({
			task,
			name: taskName(trace, task, functionSite),
			line: sites[site]?.line ?? 0,
			locals: localsOf(core.suspended?.get(task)?.() ?? [], options),
		})),
		jobs: all.slice(0, MOST).map(({ what, task, callback }): QueuedJob => ({ what, task, name: callback || nameOf(task) })),
		jobCount: all.length,
		timers: armed.map((timer) => timerOf(timer, trace, sites, waiting, nameOf)),
		timerCount: timers.armed,
	};
}

function localsOf(readers: [name: string, read: () => unknown][], options: InspectOptions): { name: string; text: string }[] {
	return readers.flatMap(([name, read]) => {
		try {
			return [{ name, text: inspectValue(read(), options) }];
		} catch {
			// Not initialised yet (temporal dead zone): there is no value to show.
			return [];
		}
	});
}

type Listed = ReturnType<Timers["list"]>[number];

/** Describes a timer. A timer of the program has a row with the place where it was armed; an operation has a task that waits for it. */
function timerOf(
	{ at, kind, id, task }: Listed,
	trace: Trace,
	sites: readonly Site[],
	waiting: readonly WaitingTask[],
	nameOf: (task: TaskId | null) => string,
): ArmedTimer {
	if (kind === "callback") {
		const row = lastRow(trace, EVENT.timerSet, id);
		return { at, kind, task, name: nameOf(task), line: row < 0 ? 0 : (sites[trace.site[row] as number]?.line ?? 0) };
	}
	const waiter = waiting.find((one) =>
		task === null ? one.wait !== 0 && isOutside(waitReason(one.wait)) && waitId(one.wait) === id : one.task === task,
	);
	return { at, kind, task: waiter?.task ?? null, name: nameOf(waiter?.task ?? null), line: sites[waiter?.site ?? 0]?.line ?? 0 };
}

function lastRow(trace: Trace, kind: number, other: number): number {
	for (let row = trace.length - 1; row >= 0; row--) if (trace.kind[row] === kind && trace.other[row] === other) return row;
	return -1;
}
