import { stackNames, type TaskState } from "../../../engine/analysis";
import { EVENT, type RunResult, type TaskId, type Trace } from "../../../engine/types";
import type { LineMark } from "../../editor/parts/line-marks";
import { tasksAt } from "../../run/place/tasks-at";
import type { Where } from "../../run/place/where";

/** Precedence of states: of several on one line the first in this list is shown. */
const RANK: TaskState["state"][] = ["running", "ready", "blocked", "waiting"];
/** Most names that fit a chip. */
const MOST_NAMES = 3;
/** The file in the editor. */
const MAIN_FILE = "main.ts";

/** Who stands on a line. */
type Standing = Pick<TaskState, "name" | "state" | "task">;

/**
 * The positions of all live tasks at a place of the run, and of the functions on the call stack, as marks on lines of the main file. At its end, a
 * failed run marks the failing line.
 */
export function marksAt({ trace, outcome }: RunResult, { at, rows, told }: Where): LineMark[] {
	const byLine = new Map<number, Standing[]>();
	const stand = (line: number, one: Standing): void => {
		if (line < 1) return;
		const there = byLine.get(line);
		if (there) there.push(one);
		else byLine.set(line, [one]);
	};
	const stack = told?.story.stacks[told.step.stack] ?? [];
	const tasks = tasksAt(trace, rows, told);
	const names = told === null ? [] : stackNames(trace, told.story, told.step);
	// The stack says where code runs, also that of callbacks and of functions that are no tasks.
	for (const [depth, { line, file }] of stack.entries())
		if (file === MAIN_FILE) stand(line, { name: names[depth] ?? "", state: "running", task: told?.step.task ?? 0 });
	for (const task of tasks) if (stack.length === 0 || task.state !== "running") stand(task.line, task);
	const marks = [...byLine].map(([line, there]): LineMark => {
		const state = RANK.find((one) => there.some((task) => task.state === one)) ?? "waiting";
		const first = there.filter((task) => task.state === state);
		const all = first.concat(there.filter((task) => task.state !== state));
		return { line, state, chip: chipOf(all), task: all[0]?.task ?? null };
	});
	if (outcome.kind === "failed" && outcome.error.line > 0 && at >= trace.end && rows >= trace.length) {
		const { line, name } = outcome.error;
		return [...marks.filter((mark) => mark.line !== line), { line, state: "failed", chip: `✕ ${name}`, task: failedLast(trace) }];
	}
	return marks.sort((a, b) => a.line - b.line);
}

/** The task that failed last: its error ended the run. */
function failedLast({ kind, task }: Trace): TaskId | null {
	const row = kind.lastIndexOf(EVENT.fail);
	return row < 0 ? null : (task[row] as TaskId);
}

/** `"fetchPage 4, 5"`: tasks of one function share its name. */
function chipOf(tasks: Standing[]): string {
	const numbers = new Map<string, string[]>();
	for (const { name } of tasks.slice(0, MOST_NAMES)) {
		const [, stem = name, number = ""] = /^(.*) (\d+)$/.exec(name) ?? [];
		numbers.set(stem, [...(numbers.get(stem) ?? []), number]);
	}
	const names = [...numbers].map(([stem, list]) => [stem, list.filter(Boolean).join(", ")].filter(Boolean).join(" "));
	const rest = tasks.length - MOST_NAMES;
	return names.join(", ") + (rest > 0 ? ` +${rest.toLocaleString("en")}` : "");
}
