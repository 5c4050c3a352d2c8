import type { Diagnostic, Trace, VirtualMs } from "../../engine/types";

/** A diagnostic with the instant it is pinned to. */
export type Pin = { at: VirtualMs; diagnostic: Diagnostic };

/** Rows that are looked through for the places of diagnostics; what a longer run does later has no pin. */
const MOST_ROWS = 500_000;
const MOST_PINS = 20;

/**
 * Where on the time axis diagnostics belong: at the first thing that happened on their line, or the end of the run for those about how it
 * ended. Those without a line have no pin.
 */
export function pinsOf(trace: Trace, diagnostics: readonly Diagnostic[]): Pin[] {
	const wanted = diagnostics.filter(({ line }) => line > 0).slice(0, MOST_PINS);
	if (wanted.length === 0) return [];
	const keyOf = (file: string, line: number): string => `${file}:${line}`;
	const missing = new Set(wanted.filter((one) => !isAboutEnd(one)).map(({ file, line }) => keyOf(file, line)));
	const sites = trace.sites.map(({ file, line }) => keyOf(file, line));
	const first = new Map<string, VirtualMs>();
	for (let row = 0; row < Math.min(trace.length, MOST_ROWS) && missing.size > 0; row++) {
		const key = sites[trace.site[row] as number];
		if (key === undefined || !missing.delete(key)) continue;
		first.set(key, trace.time[row] as number);
	}
	return wanted.flatMap((diagnostic) => {
		const at = isAboutEnd(diagnostic) ? trace.end : first.get(keyOf(diagnostic.file, diagnostic.line));
		return at === undefined ? [] : [{ at, diagnostic }];
	});
}

const AT_THE_END = new Set<Diagnostic["kind"]>([
	"deadlock",
	"pending-at-exit",
	"starved",
	"out-of-memory",
	"out-of-budget",
	"leaked-permit",
]);
const isAboutEnd = ({ kind }: Diagnostic): boolean => AT_THE_END.has(kind);
