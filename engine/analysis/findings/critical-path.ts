import { EVENT, type TaskId, type Trace, type VirtualMs } from "../../types";
import { STATE, type StateCode, stateOfWait } from "../read/segments";

/** A part of the critical path: an interval in which this task determined the end of the run. */
export type PathPart = { task: TaskId; from: VirtualMs; to: VirtualMs; state: StateCode };

/**
 * The chain of tasks that determined when the run ended. It leads from the last row back to the start, along wakes and starts of tasks. Where an
 * outside event woke a task, the task's waiting is part of the path. Linear in the rows.
 * @returns parts in order of time, without gaps, from 0 to the last row; parts of length 0 are left out
 */
export function criticalPath(trace: Trace): PathPart[] {
	const { kind, time, task, other } = trace;
	const { previous, cause } = pointers(trace);
	const parts: PathPart[] = [];
	let row = trace.length - 1;
	while (row >= 0 && (kind[row] as number) > EVENT.cancel) row--;
	let until = row >= 0 ? (time[row] as number) : 0;
	while (row >= 0) {
		const from = time[row] as number;
		const code = kind[row] as number;
		if (from < until) parts.push({ task: task[row] as number, from, to: until, state: stateAfter(code, other[row] as number) });
		until = from;
		const before = previous[row] as number;
		const isWoken = code === EVENT.wake || (code === EVENT.resume && (before < 0 || kind[before] !== EVENT.wake));
		row = code === EVENT.spawn || (isWoken && decides(trace, cause[row] as number, from)) ? (cause[row] as number) : before;
	}
	return parts.reverse();
}

/** Whether a row of another task can have caused something at an instant. If that task ended earlier, it is named as the waker without being the cause. */
function decides({ kind, time }: Trace, row: number, at: VirtualMs): boolean {
	if (row < 0) return false;
	const isEnding = (kind[row] as number) >= EVENT.done;
	return !isEnding || time[row] === at;
}

/** The state of a task from a row about it to the next one. */
function stateAfter(code: number, other: number): StateCode {
	if (code === EVENT.wait) return stateOfWait(other);
	return code === EVENT.wake ? STATE.ready : STATE.running;
}

/**
 * Back-pointers of each row: `previous`, the row before it of the same task, and `cause`, the last row so far of the task that started or woke this
 * one; −1 where there is none. Searching for each separately would take a hundred million steps for ten thousand tasks that wait for one lock.
 */
function pointers({ kind, task, other, length }: Trace): { previous: Int32Array; cause: Int32Array } {
	const previous = new Int32Array(length).fill(-1);
	const cause = new Int32Array(length).fill(-1);
	let highest = 0;
	for (let row = 0; row < length; row++) highest = Math.max(highest, task[row] as number);
	const last = new Int32Array(highest + 1).fill(-1);
	for (let row = 0; row < length; row++) {
		const code = kind[row] as number;
		if (code > EVENT.cancel) continue;
		const about = task[row] as number;
		previous[row] = last[about] as number;
		const by = code === EVENT.spawn ? (other[row] as number) : (other[row] as number) - 1;
		const isCaused = code === EVENT.spawn || code === EVENT.wake || code === EVENT.resume;
		if (isCaused && by >= 0) cause[row] = last[by] ?? -1;
		last[about] = row;
	}
	return { previous, cause };
}
