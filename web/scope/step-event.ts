import type { Trace } from "../../engine/types";

/** First index with `time[i] > at`, by halving; `time` rises. */
function firstAfter({ time, length }: Trace, at: number): number {
	let from = 0;
	let to = length;
	while (from < to) {
		const middle = (from + to) >>> 1;
		if ((time[middle] as number) > at) to = middle;
		else from = middle + 1;
	}
	return from;
}

/** The next instant at which something happens, or the end of the run. */
export function nextInstant(trace: Trace, at: number): number {
	const i = firstAfter(trace, at + 1e-9);
	return i < trace.length ? (trace.time[i] as number) : trace.end;
}

/** The instant before `at` at which something happened last, or 0. */
export function previousInstant(trace: Trace, at: number): number {
	// Everything that happens at `at` itself lies before the first later row, so look for the first row not before `at`.
	let i = firstAfter(trace, at - 1e-9) - 1;
	while (i >= 0 && (trace.time[i] as number) >= at - 1e-9) i--;
	return i >= 0 ? (trace.time[i] as number) : 0;
}
