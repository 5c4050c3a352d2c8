import { expect } from "vitest";
import type { RunOptions, RunResult } from "../../../engine";
import { libraryNames } from "../../../engine/compiler/library-names";
import { runSource } from "./run-source";

/** Runs a program that may use everything the library has. */
export const runWithLibrary = (body: string, options: RunOptions = {}): Promise<RunResult> =>
	runSource(`import { ${libraryNames.values.join(", ")} } from "interleave";\n${body}`, options);

/** The lines of a run that completed and left nothing behind: no live task, no modelled byte. */
export async function cleanLines(body: string, options: RunOptions = {}): Promise<string[]> {
	const result = await runWithLibrary(body, options);
	expectClean(result);
	return result.console.map((line) => line.text);
}

/** Nothing is left of what the program started: no live task, nothing in flight, no modelled byte. */
export function expectClean({ outcome, diagnostics, trace: { series } }: RunResult): void {
	expect(outcome).toEqual({ kind: "completed" });
	expect(diagnostics.filter(({ severity, kind }) => severity === "error" || kind === "pending-at-exit")).toEqual([]);
	const last = series.length - 1;
	if (last < 0) return;
	expect({ live: series.live[last], inFlight: series.inFlight[last], bytes: series.bytes[last] }).toEqual({
		live: 0,
		inFlight: 0,
		bytes: 0,
	});
}
