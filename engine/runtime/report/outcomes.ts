import type { Outcome, Program, RunResult, Site } from "../../types";
import type { Core } from "../books/core";

/** Time of one turn of the event loop, for the CPU share, in milliseconds. */
const TURN_MS = 0.01;

export const stoppedAt = (core: Core): Outcome => ({
	kind: "stopped",
	message: `Stopped at ${Number(core.now.toFixed(2))} ms.`,
});

/** The outcome when nothing is left to do. @param isMainWaiting main has not ended: a deadlock, which `conclude` completes with the wait-for graph */
export const finishedOutcome = (isMainWaiting: boolean): Outcome =>
	isMainWaiting
		? {
				kind: "deadlocked",
				message: "Deadlock: the program waits, and nothing is left that could wake it.",
				waiting: [],
				graph: { nodes: [], edges: [], cycle: [] },
			}
		: { kind: "completed" };

export function starvedAt(core: Core, program: Program, site: Site | undefined): Outcome {
	const jobs = core.jobs - core.jobsAtTurn;
	return {
		kind: "starved",
		message: `Line ${site?.line ?? 0} kept the microtask queue full: ${jobs.toLocaleString("en-US")} microtasks ran without a turn of the event loop, so no timer could fire. Wait with sleep() or setTimeout instead of an await that is ready at once.`,
		file: site?.file ?? program.entry,
		line: site?.line ?? 0,
		jobs,
	};
}

export function statsOf(core: Core): RunResult["stats"] {
	const { series } = core.recorder;
	const busy = core.busyMs + core.turns * TURN_MS;
	return {
		tasks: core.tasks,
		peakInFlight: series.peakInFlight,
		peakLive: series.peakLive,
		peakLiveBytes: core.peakBytes,
		jobs: core.jobs,
		turns: core.turns,
		cpuShare: core.now === 0 ? 0 : Math.min(1, busy / core.now),
	};
}
