import { stateAt, type TaskState } from "../../../engine/analysis";
import type { RunResult } from "../../../engine/types";
import type { LineMark } from "../../editor/parts/line-marks";

/** Precedence of states: of several on one line the first in this list is shown. */
const RANK: TaskState["state"][] = ["running", "ready", "blocked", "waiting"];
/** Most names that fit a chip. */
const MOST_NAMES = 3;

/** The positions of all live tasks at an instant, as marks on lines of the main file. At its end, a failed run marks the failing line. */
export function marksAt({ trace, outcome }: RunResult, at: number): LineMark[] {
	const byLine = new Map<number, TaskState[]>();
	for (const task of stateAt(trace, at)) {
		if (task.line < 1) continue;
		const there = byLine.get(task.line);
		if (there) there.push(task);
		else byLine.set(task.line, [task]);
	}
	const marks = [...byLine].map(([line, tasks]): LineMark => {
		const state = RANK.find((one) => tasks.some((task) => task.state === one)) ?? "waiting";
		return {
			line,
			state,
			chip: chipOf(tasks.filter((task) => task.state === state).concat(tasks.filter((task) => task.state !== state))),
		};
	});
	if (outcome.kind === "failed" && outcome.error.line > 0 && at >= trace.end) {
		const { line, name } = outcome.error;
		return [...marks.filter((mark) => mark.line !== line), { line, state: "failed", chip: `✕ ${name}` }];
	}
	return marks.sort((a, b) => a.line - b.line);
}

/** `"fetchPage 4, 5"`: tasks of one function share its name. */
function chipOf(tasks: TaskState[]): string {
	const numbers = new Map<string, string[]>();
	for (const { name } of tasks.slice(0, MOST_NAMES)) {
		const [, stem = name, number = ""] = /^(.*) (\d+)$/.exec(name) ?? [];
		numbers.set(stem, [...(numbers.get(stem) ?? []), number]);
	}
	const names = [...numbers].map(([stem, list]) => [stem, list.filter(Boolean).join(", ")].filter(Boolean).join(" "));
	const rest = tasks.length - MOST_NAMES;
	return names.join(", ") + (rest > 0 ? ` +${rest.toLocaleString("en")}` : "");
}
