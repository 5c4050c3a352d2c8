import { diagnose } from "./analysis/diagnose";
import { createLibrary } from "./library";
import { createRun, type Host } from "./runtime/run";
import type { Program, Run, RunOptions } from "./types";

export type { Host };

/** Starts a program with the library, in the place that `host` describes; its result holds what the runtime saw and what the trace tells. */
export function startRun(program: Program, options: RunOptions, host: Host): Run {
	const run = createRun(program, options, host, createLibrary);
	return {
		...run,
		result: run.result.then((result) => ({ ...result, diagnostics: [...result.diagnostics, ...diagnose(result.trace)] })),
	};
}
