import { stateAfter, type TaskState } from "../../../engine/analysis";
import type { Trace } from "../../../engine/types";
import type { Where } from "./where";

/**
 * The live tasks at a place of a run, in the order in which they started. Of those that run, the rows know the line on which they did something
 * last; the story knows the one that they are on.
 */
export function tasksAt(trace: Trace, rows: number, told: Where["told"]): TaskState[] {
	const tasks = stateAfter(trace, rows);
	const top = told?.story.stacks[told.step.stack]?.[0];
	if (told === null || top === undefined) return tasks;
	return tasks.map((task) => (task.task === told.step.task && task.state === "running" ? { ...task, line: top.line } : task));
}
