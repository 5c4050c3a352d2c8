import { beginsTurn } from "../../../engine/analysis";
import type { Story, TaskId, Trace } from "../../../engine/types";

/** The unit of a step: the smallest there is, a row of the trace, a turn of the event loop, or a row about one task. */
export type TravelUnit = "step" | "event" | "turn" | "task";

/** The place after one step: a step of the story, or a number of rows that have happened. */
export type Landing = { step: number } | { rows: number };

type From = {
	trace: Trace;
	/** Rows that have happened now. */
	rows: number;
	/** The story of the run here, and the step in it; null while the run is not told. */
	told: { story: Story; index: number } | null;
	/** The selected task. */
	task: TaskId | null;
};

/** One step forwards or backwards. Where the run is not told, the smallest step is a row. */
export function stepFrom({ trace, rows, told, task }: From, direction: 1 | -1, unit: TravelUnit): Landing {
	if (unit === "step" && told !== null) {
		const wanted = told.index + direction;
		if (wanted >= 0 && wanted < told.story.steps.length) return { step: wanted };
	}
	return { rows: (direction > 0 ? stepOn : stepBack)(trace, rows, unit, task) };
}

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
	if (unit === "step" || unit === "event" || (unit === "task" && task === null)) return true;
	return unit === "turn" ? beginsTurn(trace, row) : trace.task[row] === task;
}
