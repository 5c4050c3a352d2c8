import { deadlockText } from "../../trace/deadlock-words";
import { taskNames } from "../../trace/task-names";
import { waitGraph } from "../../trace/wait-graph";
import { waitingAtEnd, waitText } from "../../trace/waiting";
import type { Outcome } from "../../types";
import type { Ended } from "./conclusion";

/** Waiting tasks that a deadlock lists. */
const MOST_WAITING = 1_000;

type Deadlock = Outcome & { kind: "deadlocked" };

/** The outcome of a deadlock with its wait-for graph, and in words. */
export function describeDeadlock(
	{ program, core, kit, trace }: Pick<Ended, "program" | "core" | "kit" | "trace">,
	outcome: Deadlock,
): Deadlock {
	const waiting = waitingAtEnd(trace).map(({ task, site, wait }) => ({
		task,
		name: taskNames(trace)(task),
		line: program.sites[site]?.line ?? 0,
		on: waitText(trace, wait),
	}));
	if (waiting.length === 0) return outcome;
	const graph = waitGraph(trace, (resource) => core.resources.stateOf(resource), kit.origins());
	const message = `Deadlock at ${Number(core.now.toFixed(2))} ms: ${deadlockText(graph, program.entry)}`;
	return { kind: "deadlocked", message, waiting: waiting.slice(0, MOST_WAITING), graph };
}
