import { createLibrary } from "./library";
import { createRun, type Host } from "./runtime/run";
import type { Program, Run, RunOptions } from "./types";

export type { Host };

/** Starts a program with the library, in the place that `host` describes. */
export function startRun(program: Program, options: RunOptions, host: Host): Run {
	return createRun(program, options, host, createLibrary);
}
