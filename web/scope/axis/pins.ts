import type { Diagnostic, Trace, VirtualMs } from "../../../engine/types";

/** A diagnostic with the instant it is pinned to. */
export type Pin = { at: VirtualMs; diagnostic: Diagnostic };

/** Most rows that are searched for the lines of diagnostics. In a longer run, later ones get no pin. */
const MOST_ROWS = 500_000;
const MOST_PINS = 20;

/**
 * The instants to which diagnostics are pinned: when they happened; where that is not known, the first row on their line, or on the nearest line above
 * that has rows. Those without a line have no pin.
 */
export function pinsOf(trace: Trace, diagnostics: readonly Diagnostic[]): Pin[] {
	const wanted = diagnostics.filter(({ line }) => line > 0).slice(0, MOST_PINS);
	if (wanted.length === 0) return [];
	const first = firstTimes(trace);
	return wanted.flatMap((diagnostic) => {
		const at = diagnostic.at ?? firstAt(trace, first, diagnostic);
		return at === undefined ? [] : [{ at, diagnostic }];
	});
}

/** The time of the first row of each site; undefined for a site without rows. */
function firstTimes({ sites, site, time, length }: Trace): (VirtualMs | undefined)[] {
	const first: (VirtualMs | undefined)[] = sites.map(() => undefined);
	let missing = sites.length;
	for (let row = 0; row < Math.min(length, MOST_ROWS) && missing > 0; row++) {
		const at = site[row] as number;
		if (first[at] !== undefined) continue;
		first[at] = time[row] as number;
		missing--;
	}
	return first;
}

function firstAt({ sites }: Trace, first: readonly (VirtualMs | undefined)[], { file, line }: Diagnostic): VirtualMs | undefined {
	let nearest = 0;
	let at: VirtualMs | undefined;
	for (const [i, site] of sites.entries()) {
		const time = first[i];
		if (time === undefined || site.file !== file || site.line > line || site.line < nearest) continue;
		at = site.line > nearest || at === undefined ? time : Math.min(at, time);
		nearest = site.line;
	}
	return at;
}
