import { EVENT, type TaskId, type Trace, type VirtualMs } from "../../types";
import { STATE, type StateCode, stateOfWait } from "../read/segments";

/** A stretch of a run during which its end hung on this task. */
export type PathPart = { task: TaskId; from: VirtualMs; to: VirtualMs; state: StateCode };

/**
 * The chain of tasks that decided when the run ended: from the last thing that happened back along who woke whom and who started
 * whom, to the beginning. Where the outside woke a task, the path is its waiting. Linear in the rows.
 * @returns parts in order of time that follow each other without a gap, from 0 to the last row; those of no length are left out
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

/** Whether a row of another task can have led to something at an instant: one that ended earlier only lent its name. */
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
 * For each row the row of the same task before it, and the last row so far of the task that started or woke this one; −1 where there
 * is none. Looked for one by one, ten thousand tasks that wait for one lock would take a hundred million steps.
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
