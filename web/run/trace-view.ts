import { type Lanes, readTrace, type Spans } from "../../engine/analysis";
import type { RunResult } from "../../engine/types";
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
