import { assertNever, type Progress } from "../../engine/types";

/** The phase of the store. The last result stays on the screen meanwhile. */
export type RunPhase =
	| { kind: "idle" }
	| { kind: "compiling" }
	/** `since` is the page's clock (`performance.now()`), for the estimate. */
	| { kind: "running"; since: number; progress: Progress | null; activity: Activity }
	/** The last program did not compile; the problems say why. */
	| { kind: "refused" }
	/** The sandbox died or could not start, which is not the learner's fault. */
	| { kind: "lost"; message: string };

/**
 * What a run in progress is doing: it runs, it is paused between two jobs, it was paused because it takes long and asks whether to go on, or it has
 * been told to end and has not ended yet.
 */
export type Activity = "going" | "paused" | "asking" | "stopping";

/** Events that change the phase. */
/** The same in a word, wherever the page says it. */
export const ACTIVITY_WORDS: Record<Activity, string> = {
	going: "Running",
	paused: "Paused",
	asking: "Paused after 10 s: does this program ever end?",
	stopping: "Stopping",
};

export type PhaseEvent =
	/** A program is being compiled, or the engine is being loaded. Skipped when both are available already. */
	| { kind: "compile" }
	/** The program does not compile. */
	| { kind: "refuse" }
	/** @param since the page's clock */
	| { kind: "start"; since: number }
	| { kind: "progress"; progress: Progress }
	| { kind: "pause" }
	/** The run takes long, and nobody knows whether it ends. */
	| { kind: "ask" }
	| { kind: "resume" }
	/** Stop was requested. */
	| { kind: "stop" }
	/** The run has ended and is shown, or the store was cleared. */
	| { kind: "end" }
	| { kind: "lose"; message: string };

export const isBusy = (phase: RunPhase): boolean => phase.kind === "compiling" || phase.kind === "running";

/** The next phase; an event that does not apply leaves the phase unchanged. */
export function nextPhase(phase: RunPhase, event: PhaseEvent): RunPhase {
	switch (event.kind) {
		case "compile":
			return { kind: "compiling" };
		case "refuse":
			return { kind: "refused" };
		case "start":
			return { kind: "running", since: event.since, progress: null, activity: "going" };
		case "end":
			return { kind: "idle" };
		case "lose":
			return { kind: "lost", message: event.message };
		case "stop":
			// While a program is being compiled, nothing runs yet, so it is enough not to start it.
			return phase.kind === "running"
				? { ...phase, activity: "stopping" }
				: phase.kind === "compiling"
					? { kind: "idle" }
					: phase;
		case "progress":
			return phase.kind === "running" ? { ...phase, progress: event.progress } : phase;
		case "pause":
			return phase.kind === "running" && phase.activity === "going" ? { ...phase, activity: "paused" } : phase;
		case "ask":
			return phase.kind === "running" && phase.activity === "going" ? { ...phase, activity: "asking" } : phase;
		case "resume":
			return phase.kind === "running" && (phase.activity === "paused" || phase.activity === "asking")
				? { ...phase, activity: "going" }
				: phase;
		default:
			return assertNever(event, "phase event");
	}
}
