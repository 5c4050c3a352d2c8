import { EVENT, type TaskId, type Trace } from "../../../engine/types";

/** Rows that say where a task stands, and in which state. */
const MOVES = new Set<number>([EVENT.spawn, EVENT.wait, EVENT.wake, EVENT.resume, EVENT.busyStart, EVENT.log, EVENT.fail]);

/**
 * Number of rows up to and with the last one, among the first `rows`, that put a task where it is.
 * @returns `rows` itself when no row did
 */
export function rowsToLastMove({ kind, task: about }: Trace, task: TaskId, rows: number): number {
	for (let row = rows - 1; row >= 0; row--) if (about[row] === task && MOVES.has(kind[row] as number)) return row + 1;
	return rows;
}
