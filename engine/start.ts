import { diagnose } from "./analysis/findings/diagnose";
import { createLibrary } from "./library";
import { createRun, type Host } from "./runtime/run";
import type { InspectionResult, Program, Run, RunOptions } from "./types";

export type { Host };

/** Starts a program with the library on a host. Joins the two sources of diagnostics: the runtime's own, and those found in the trace. */
export function startRun(program: Program, options: RunOptions, host: Host): Run {
	const run = createRun(program, options, host, createLibrary);
	return {
		...run,
		result: run.result.then((result) => ({ ...result, diagnostics: [...result.diagnostics, ...diagnose(result.trace)] })),
	};
}

/**
 * Replays a program up to a row of its trace, and reads the variables of every task that is suspended there.
 * @param program compiled with `inspect`
 * @param row index of a row; the replay stops between jobs, at the end of the job that wrote this row
 */
export async function inspectRun(program: Program, options: RunOptions, row: number, host: Host): Promise<InspectionResult> {
	let found: InspectionResult = { rows: 0, tasks: [], jobs: [], jobCount: 0, timers: [], timerCount: 0 };
	const inspection = {
		row,
		arrived: (result: InspectionResult) => {
			found = result;
		},
	};
	await createRun(program, { ...options, record: true }, host, createLibrary, inspection).result;
	return found;
}
