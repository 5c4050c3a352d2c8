import { SIZES, type Trial } from "./messages";
import { readFields, readList, readNumber } from "./read";
import { readLine } from "./read-line";
import { readDiagnostic, readOutcome, readStats } from "./read-result";

/** Reads the result of one run of many. @throws Malformed */
export function readTrial(value: unknown): Trial {
	const { outcome, elapsed, stats, console: lines, diagnostics, seed } = readFields(value);
	return {
		outcome: readOutcome(outcome),
		elapsed: readNumber(elapsed, 0),
		stats: readStats(stats),
		console: readList(lines, SIZES.trialLines, (line) => readLine(line, SIZES.trialText)),
		diagnostics: readList(diagnostics, SIZES.diagnostics, readDiagnostic),
		seed: readNumber(seed, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
	};
}
