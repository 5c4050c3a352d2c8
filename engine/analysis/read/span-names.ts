import type { TaskId } from "../../types";
import { type Spans, spanOfTask } from "./spans";

/** Names that the program gave to tasks, by span. @param given by task; see `givenNames` */
export function spanNames(given: ReadonlyMap<TaskId, string>, spans: Pick<Spans, "task" | "length">): Map<number, string> {
	const names = new Map<number, string>();
	for (const [task, name] of given) {
		const span = spanOfTask(spans, task);
		if (span >= 0) names.set(span, name);
	}
	return names;
}
