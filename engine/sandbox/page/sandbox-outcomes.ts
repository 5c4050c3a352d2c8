import type { ConsoleLine, Outcome, Progress, RunOptions, RunResult, Site } from "../../types";
import { emptyTrace } from "./empty-trace";

/** Why the page gave up a run, which then has no result of its own. */
export type Ending =
	/** Stop was requested before the program began. */
	| { kind: "not-begun" }
	/** Stop was requested, and the worker did not read the request. */
	| { kind: "stop-unheard" }
	/** No heartbeat, but the frame answers: the thread is busy. */
	| { kind: "hung" }
	/** No heartbeat, and the frame does not answer either: the process is gone. */
	| { kind: "gone" }
	| { kind: "flood"; perSecond: number }
	/** Repeated messages that an honest worker never sends. */
	| { kind: "nonsense" }
	| { kind: "too-long"; ms: number }
	/** Another run took the page's one frame, or its sandbox was disposed of. */
	| { kind: "evicted" }
	| { kind: "never-started" }
	| { kind: "crashed"; message: string }
	/** A result that cannot be read. */
	| { kind: "unreadable" };

/** What the page knows about a run without a result. */
export type Known = { console: ConsoleLine[]; progress: Progress | null };

const LET_GO = "The program did not let go of the thread: code that never reaches an await, such as an endless loop";

/** Names the line that wrote to the console last. The page knows no other place of a run without a result. */
function whereabouts({ console }: Known): string {
	const last = console.findLast((line) => line.line > 0);
	return last === undefined ? "" : ` The last line seen was line ${last.line}, which wrote to the console.`;
}

const failed = (message: string): Outcome => ({
	kind: "failed",
	error: { name: "SandboxError", message, file: "", line: 0, column: 0, stack: [] },
});

function outcomeOf(ending: Ending, known: Known): Outcome {
	switch (ending.kind) {
		case "not-begun":
			return { kind: "stopped", message: "Stopped before the program began." };
		case "stop-unheard":
			return { kind: "stopped", message: `Stopped. ${LET_GO}. So there is no trace of it.${whereabouts(known)}` };
		case "hung":
			return { kind: "stopped", message: `${LET_GO}. It was ended after 2 seconds of silence.${whereabouts(known)}` };
		case "gone":
			return {
				kind: "out-of-memory",
				message:
					"The browser ended the program's process, most likely because memory ran out. Another tab can cause that too, so running it again may help.",
				tasks: known.progress?.tasks ?? 0,
				bytes: known.progress?.bytes ?? 0,
			};
		case "flood":
			return {
				kind: "stopped",
				message: `The program sent the page more than ${ending.perSecond} messages in a second, and was ended.`,
			};
		case "nonsense":
			return {
				kind: "stopped",
				message: "The program sent the page messages that make no sense, one after the other, and was ended.",
			};
		case "too-long":
			return {
				kind: "stopped",
				message: `The program ran for ${Math.round(ending.ms / 60_000)} minutes of real time, and was ended.`,
			};
		case "evicted":
			return { kind: "stopped", message: "Stopped, because another program was started on this page." };
		case "never-started":
			return failed("The sandbox did not start. Run the program again; if that does not help, reload the page.");
		case "crashed":
			return failed(`The sandbox broke: ${ending.message}. Run the program again.`);
		case "unreadable":
			return failed(
				"The program's result could not be read. Did the program change the language's own objects, such as Array.prototype?",
			);
	}
}

/** The result of a run that sent none: its outcome, its console, its last reported progress, and an empty trace. */
export function resultWithout(ending: Ending, known: Known, sites: Site[], options: RunOptions): RunResult {
	const { console, progress } = known;
	return {
		outcome: outcomeOf(ending, known),
		elapsed: progress?.at ?? 0,
		console,
		consoleDropped: 0,
		diagnostics: [],
		knobs: [],
		trace: emptyTrace(sites),
		stats: {
			tasks: progress?.tasks ?? 0,
			peakInFlight: 0,
			peakLive: 0,
			peakLiveBytes: progress?.bytes ?? 0,
			jobs: progress?.jobs ?? 0,
			turns: progress?.turns ?? 0,
			cpuShare: 0,
		},
		seed: options.seed ?? 1,
	};
}
