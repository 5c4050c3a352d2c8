import { beginsTurn } from "../../../engine/analysis";
import type { TaskId, Trace } from "../../../engine/types";

/** The unit of a step: a row of the trace, a turn of the event loop, or a row about one task. */
export type TravelUnit = "event" | "turn" | "task";

/**
 * The number of rows that have happened after one step forwards: up to and including the row that was stepped to. All rows when none follows.
 * @param rows rows that have happened now
 */
export function stepOn(trace: Trace, rows: number, unit: TravelUnit, task: TaskId | null): number {
	for (let row = rows; row < trace.length; row++) if (counts(trace, row, unit, task)) return row + 1;
	return trace.length;
}

/** The same backwards: up to and including the last matching row before the current one; 0 when there is none. */
export function stepBack(trace: Trace, rows: number, unit: TravelUnit, task: TaskId | null): number {
	for (let row = rows - 2; row >= 0; row--) if (counts(trace, row, unit, task)) return row + 1;
	return 0;
}

function counts(trace: Trace, row: number, unit: TravelUnit, task: TaskId | null): boolean {
	if (unit === "event" || (unit === "task" && task === null)) return true;
	return unit === "turn" ? beginsTurn(trace, row) : trace.task[row] === task;
}
