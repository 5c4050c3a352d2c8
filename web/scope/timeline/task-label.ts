import { ENDING, formatTime, type Spans, taskNames } from "../../../engine/analysis";
import type { TaskId, Trace } from "../../../engine/types";

const ENDINGS: Record<number, string> = {
	[ENDING.live]: "still live at the end",
	[ENDING.done]: "done",
	[ENDING.failed]: "failed",
	[ENDING.cancelled]: "cancelled",
};

/** The data from which names of tasks are computed. */
export type Naming = { trace: Trace; spans: Spans };

/** "main", the name that the program gave, or the function and the task's number: "fetchPage 12". Lists and code marks use the same names. */
export const nameOfSpan = ({ trace, spans }: Naming, span: number): string => taskNames(trace)(spans.task[span] as TaskId);

/** How a task ended, with the error's text: "failed: no answer". */
export function endingOfSpan({ trace, spans }: Naming, span: number): string {
	const ending = spans.ending[span] ?? 0;
	const why = ending === ENDING.failed ? `: ${trace.strings[spans.note[span] ?? 0] ?? ""}` : "";
	return `${ENDINGS[ending]}${why}`;
}

/** A task in one line: "fetchPage 12 · from 120 ms · 310 ms · done". */
export function spanText(naming: Naming, span: number): string {
	const { start, end } = naming.spans;
	const from = start[span] ?? 0;
	return [
		nameOfSpan(naming, span),
		`from ${formatTime(from)}`,
		formatTime((end[span] ?? 0) - from),
		endingOfSpan(naming, span),
	].join(" · ");
}
