import type { ConsoleLine, KnobValue, Program, RunResult } from "../types";

/** What the thread of a run is asked to do. */
export type RunRequest = {
	program: Program;
	seed: number;
	knobs: Record<string, KnobValue>;
	clock: "virtual" | "real";
	asInNode: boolean;
};
/** Console lines are sent as they are written, so that they are kept when the program has to be ended from outside. */
export type RunReply =
	/** The thread is up, and the program runs from now on. */
	| { kind: "begun" }
	/** `endIsNear`: it is known how much of the work is done, or a limit will soon end it. */
	| { kind: "progress"; text: string; endIsNear: boolean }
	| { kind: "console"; line: ConsoleLine }
	/** It has been told to stop, and will send the result. */
	| { kind: "stopping" }
	| { kind: "result"; result: RunResult };

/** Tells the thread to stop the program. */
export const STOP = "stop";
