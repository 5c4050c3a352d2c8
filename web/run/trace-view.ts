import { type Lanes, lanes, type Segments, type Spans, segments, spans } from "../../engine/analysis";
import type { RunResult, VirtualMs } from "../../engine/types";

/** What the scope draws of a run: spans (one for each task), segments inside them, and the lane of each span. */
export type TraceView = { spans: Spans; segments: Segments; lanes: Lanes };

/** Above this many rows of trace, reading it takes long enough for the page to be felt stuttering. */
export const MANY_ROWS = 100_000;

/** Reads spans, segments and lanes from a trace. Linear in its rows. */
export function viewTrace({ trace }: RunResult): TraceView {
	const all = spans(trace);
	return { spans: all, segments: segments(trace, all), lanes: lanes(trace, all) };
}

/** Share of a run near which the playhead is put: far enough from the start for something to have happened. */
const EARLY = 0.3;

/**
 * The instant at which the playhead is put after a first run: of those with most in flight the one nearest to a third
 * of the run, or the end where a run went wrong.
 */
export function busiestMoment({ outcome, stats, trace: { series, end } }: RunResult): VirtualMs {
	if (outcome.kind !== "completed") return end;
	const wanted = end * EARLY;
	let best = 0;
	let distance = Number.POSITIVE_INFINITY;
	for (let i = 0; i < series.length; i++) {
		if (series.inFlight[i] !== stats.peakInFlight) continue;
		const from = series.time[i] ?? 0;
		const until = i + 1 < series.length ? (series.time[i + 1] ?? end) : end;
		// At the very instant of a change more is going on than can be seen, so rather the middle of what follows.
		const at = wanted > from && wanted < until ? wanted : from + (until - from) / 2;
		if (Math.abs(at - wanted) >= distance) continue;
		distance = Math.abs(at - wanted);
		best = at;
	}
	return best;
}
