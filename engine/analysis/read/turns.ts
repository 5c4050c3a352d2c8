import { EVENT, type Trace } from "../../types";

/**
 * True when a row begins a turn of the event loop: a timer fired, an outside operation ended, or time advanced without a task burning CPU. Rows do not
 * mark turns. They are inferred: the first row of a turn has no cause in the program, so its cause is the event loop.
 *
 * A turn without any row is not detected.
 */
export function beginsTurn(trace: Trace, row: number): boolean {
	if (row <= 0) return row === 0;
	const kind = trace.kind[row] as number;
	if (kind === EVENT.timerFire) return true;
	if (kind === EVENT.busyEnd) return false;
	if ((trace.time[row] as number) > (trace.time[row - 1] as number)) return true;
	// Several turns at one instant: the event loop wakes a task, or ends an operation that is a task of its own.
	if (kind === EVENT.wake) return trace.other[row] === 0;
	// A task with a `wake` row was woken in the turn of that row. A task that ends without resuming is an operation.
	if (kind === EVENT.resume) return trace.other[row] === 0 && kindBefore(trace, row) !== EVENT.wake;
	if (kind === EVENT.done || kind === EVENT.fail) return kindBefore(trace, row) === 0;
	return false;
}

/** Most rows of one instant that are searched backwards. Beyond that, a turn may be detected where there is none. */
const MOST_BACK = 4096;

/** The kind of the previous row about the same task, if it is at the same instant; else 0. */
function kindBefore(trace: Trace, row: number): number {
	const task = trace.task[row];
	for (let i = row - 1; i >= Math.max(0, row - MOST_BACK) && trace.time[i] === trace.time[row]; i--)
		if (trace.task[i] === task) return trace.kind[i] as number;
	return 0;
}
