import { type Lanes, readTrace, type Spans } from "../../engine/analysis";
import type { RunResult, VirtualMs } from "../../engine/types";
import { createDrawing, type Drawing } from "./drawing";

/**
 * What the scope knows of a run: spans (one per task), the lane of each span by function, names that the program gave to tasks (by span),
 * and the drawing.
 */
export type TraceView = { spans: Spans; lanes: Lanes; names: ReadonlyMap<number, string>; drawing: Drawing };

/** Above this number of rows, reading a trace on the page's thread would cause a noticeable stutter. */
export const MANY_ROWS = 100_000;

/** Reads spans, segments and lanes from a trace. Linear in its rows. */
export function viewTrace({ trace }: RunResult): TraceView {
	const { spans, segments, lanes, names } = readTrace(trace);
	const drawing = createDrawing(trace, { spans, lanes, names }, { spans, segments, lanes }, "page");
	return { spans, lanes, names, drawing };
}

/** Share of a run near which the playhead is put, far enough from the start to show something. */
const EARLY = 0.3;

/**
 * The instant at which the playhead is put after a first run: of the instants with the most tasks in flight, the one nearest to a third
 * of the run; the end if the run failed.
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
		// Not the instant of the change, when too much happens at once, but the middle of the interval after it.
		const at = wanted > from && wanted < until ? wanted : from + (until - from) / 2;
		if (Math.abs(at - wanted) >= distance) continue;
		distance = Math.abs(at - wanted);
		best = at;
	}
	return best;
}
