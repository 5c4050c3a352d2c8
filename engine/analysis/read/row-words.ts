import { taskNames } from "../../trace/task-names";
import { waitText } from "../../trace/waiting";
import { assertNever, EVENT, nameOf, type RowIndex, type Trace } from "../../types";
import { formatBytes } from "./words";

/**
 * A row in words, without its time: "fetchPage 4 waits for request on line 6".
 * @param row an index into the rows
 */
export function rowText(trace: Trace, row: RowIndex): string {
	const kind = nameOf(EVENT, trace.kind[row] as number);
	const name = taskNames(trace);
	const who = name(trace.task[row] as number);
	const other = trace.other[row] as number;
	const line = trace.sites[trace.site[row] as number]?.line ?? 0;
	const where = line > 0 ? ` on line ${line}` : "";
	const by = other === 0 ? "by the event loop" : `by ${name(other - 1)}`;
	switch (kind) {
		case "spawn":
			return trace.task[row] === 0 ? "The program starts" : `${who} starts, called by ${name(other)}`;
		case "wait":
			return `${who} waits for ${waitText(trace, other)}${where}`;
		case "wake":
			return `${who} is ready, woken ${by}`;
		case "resume":
			return `${who} goes on, woken ${by}`;
		case "done":
			return `${who} ends`;
		case "fail":
			return `${who} fails: ${trace.strings[other] ?? ""}`;
		case "cancel":
			return `${who} is cancelled`;
		case "busyStart":
			return `${who} computes${where}`;
		case "busyEnd":
			return `${who} has computed`;
		case "log":
			return `${who} prints${where}`;
		case "timerSet":
			return `${who} arms a timer${where}`;
		case "timerFire":
			return `A timer of ${who} fires`;
		case "timerClear":
			return `${who} clears a timer${where}`;
		case "hold":
			return `${who} holds ${formatBytes(other)} more`;
		case "drop":
			return `${who} lets go of ${formatBytes(other)}`;
		case "name":
			return `${who} is given its name`;
		default:
			return assertNever(kind, "row");
	}
}
