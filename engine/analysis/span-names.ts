import { givenNames } from "../trace/waiting";
import type { Trace } from "../types";
import { type Spans, spanOfTask } from "./spans";

/** Names that the program gave to tasks, by span. */
export function spanNames(trace: Trace, spans: Pick<Spans, "task" | "length">): Map<number, string> {
	const names = new Map<number, string>();
	for (const [task, name] of givenNames(trace)) {
		const span = spanOfTask(spans, task);
		if (span >= 0) names.set(span, name);
	}
	return names;
}
