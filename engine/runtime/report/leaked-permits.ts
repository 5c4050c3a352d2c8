import { lineText, listText, placeMade, placeOf, resourceText } from "../../trace/place-words";
import { taskNames } from "../../trace/task-names";
import { waitingAtEnd } from "../../trace/waiting";
import type { Diagnostic, Trace } from "../../types";
import type { Resources } from "../books/resources";

/**
 * Reports permits that were not released when the run ended: one warning for each semaphore or lock.
 * @param isDeadlock true: a waiting task that holds a permit is part of the deadlock, so only permits of ended tasks count as leaked
 */
export function leakedPermits(trace: Trace, resources: Resources, isDeadlock: boolean): Diagnostic[] {
	const leaked = resources.held();
	if (leaked.length === 0) return [];
	const entry = trace.sites[1]?.file ?? "";
	const nameOf = taskNames(trace);
	const waiting = new Set(isDeadlock ? waitingAtEnd(trace).map(({ task }) => task) : []);
	return leaked.flatMap((resource): Diagnostic[] => {
		const { site, size, permits } = resources.stateOf(resource);
		const lost = permits.filter(({ task }) => !waiting.has(task));
		const [first] = lost;
		if (first === undefined) return [];
		const name = trace.resources[resource] ?? "Semaphore";
		const made = resourceText({ kind: "resource", name, size, ...placeMade(trace, name, site) }, entry);
		const takers = lost.map(
			(permit) => `${nameOf(permit.task)} took ${size === 1 ? "it" : "one"} on ${lineText(placeOf(trace, permit.site), entry)}`,
		);
		const { file, line, column } = trace.sites[first.site] ?? { file: entry, line: 0, column: 0 };
		const message = `${subject(name, made, lost.length, size)} never given back: ${listText(takers)}. Release it in \`finally\`, or write \`using permit = await …\`.`;
		return [{ kind: "leaked-permit", severity: "warning", message, file, line, column, at: trace.end }];
	});
}

/** "The Lock made on line 2 was", "The only permit of …", "2 of 3 permits of …" */
function subject(name: string, made: string, lost: number, size: number): string {
	if (name === "Lock") return `${made[0]?.toUpperCase()}${made.slice(1)} was`;
	if (size === 1) return `The only permit of ${made} was`;
	return `${lost.toLocaleString("en-US")} of ${size.toLocaleString("en-US")} permits of ${made} ${lost === 1 ? "was" : "were"}`;
}
