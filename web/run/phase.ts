import { assertNever, type Progress } from "../../engine/types";

/** What is going on now. What was shown last stays on the screen meanwhile. */
export type RunPhase =
	| { kind: "idle" }
	| { kind: "compiling" }
	/** `since` is the page's clock (`performance.now()`), for the estimate. */
	| { kind: "running"; since: number; progress: Progress | null; activity: Activity }
	/** The last program did not compile; the problems say why. */
	| { kind: "refused" }
	/** The sandbox died or could not start: ours or the machine's fault, not the learner's. */
	| { kind: "lost"; message: string };

/** What a run under way is doing: it goes on, it rests between two jobs, or it has been told to end and has not ended yet. */
export type Activity = "going" | "paused" | "stopping";

/** What changes the phase. */
export type PhaseEvent =
	/** A program is being compiled, or the engine loaded. Left out where both are there already. */
	| { kind: "compile" }
	/** The compiler has found it wrong. */
	| { kind: "refuse" }
	/** @param since the page's clock */
	| { kind: "start"; since: number }
	| { kind: "progress"; progress: Progress }
	| { kind: "pause" }
	| { kind: "resume" }
	/** Somebody wants the run to end. */
	| { kind: "stop" }
	/** The run has ended and is shown, or all is forgotten. */
	| { kind: "end" }
	| { kind: "lose"; message: string };

export const isBusy = (phase: RunPhase): boolean => phase.kind === "compiling" || phase.kind === "running";

/** The phase that follows; an event that means nothing in a phase leaves it as it is. */
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
			// While a program is being compiled nothing runs yet, so it is enough not to begin.
			return phase.kind === "running"
				? { ...phase, activity: "stopping" }
				: phase.kind === "compiling"
					? { kind: "idle" }
					: phase;
		case "progress":
			return phase.kind === "running" ? { ...phase, progress: event.progress } : phase;
		case "pause":
			return phase.kind === "running" && phase.activity === "going" ? { ...phase, activity: "paused" } : phase;
		case "resume":
			return phase.kind === "running" && phase.activity === "paused" ? { ...phase, activity: "going" } : phase;
		default:
			return assertNever(event, "phase event");
	}
}
