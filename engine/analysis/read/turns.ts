import { EVENT, type Trace } from "../../types";

/**
 * True when a row begins a turn of the event loop: a timer fired, something outside has ended, or time went on for any other reason than that a
 * task burned it. Rows do not say so themselves; what happens in a turn without a cause in the program has the loop as its cause.
 *
 * A turn in which nothing happens to any task leaves no row and is not seen.
 */
export function beginsTurn(trace: Trace, row: number): boolean {
	if (row <= 0) return row === 0;
	const kind = trace.kind[row] as number;
	if (kind === EVENT.timerFire) return true;
	if (kind === EVENT.busyEnd) return false;
	if ((trace.time[row] as number) > (trace.time[row - 1] as number)) return true;
	// Several turns of one instant: the loop itself wakes a task, or ends an operation that is a task of its own.
	if (kind === EVENT.wake) return trace.other[row] === 0;
	// A task with a `wake` row was woken in the turn of that row. One that ends without going on is an operation.
	if (kind === EVENT.resume) return trace.other[row] === 0 && kindBefore(trace, row) !== EVENT.wake;
	if (kind === EVENT.done || kind === EVENT.fail) return kindBefore(trace, row) === 0;
	return false;
}

/** Rows of one instant that are looked at for it: with more, a turn may be seen where there is none. */
const MOST_BACK = 4096;

/** The kind of the row before that is about the same task, if it is of the same instant; else 0. */
function kindBefore(trace: Trace, row: number): number {
	const task = trace.task[row];
	for (let i = row - 1; i >= Math.max(0, row - MOST_BACK) && trace.time[i] === trace.time[row]; i--)
		if (trace.task[i] === task) return trace.kind[i] as number;
	return 0;
}
