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

/** The instant at which the playhead is put after a run: the first with most in flight, or the end where a run went wrong. */
export function busiestMoment({ outcome, trace: { series, end } }: RunResult): VirtualMs {
	if (outcome.kind !== "completed") return end;
	let most = 0;
	let at = 0;
	for (let i = 0; i < series.length; i++) {
		const inFlight = series.inFlight[i] ?? 0;
		if (inFlight <= most) continue;
		most = inFlight;
		at = series.time[i] ?? 0;
		// An instant is over as soon as it begins: go to the middle of the time for which the count holds.
		const until = i + 1 < series.length ? (series.time[i + 1] ?? end) : end;
		at += (until - at) / 2;
	}
	return at;
}
