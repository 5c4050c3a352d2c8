import type { Lanes, PyramidLevel, Spans } from "../../../../engine/analysis";
import { paintMark, type Raster, type RasterLanes } from "./density-raster";

/** `colour` as one number, in the format of a raster. */
type Ink = { colour: number /** Edge of a mark in device pixels. */; size: number };

/** Marks each failure that ends inside the window. @param failures spans that failed, sorted by end */
export function markEach(
	raster: Raster,
	at: RasterLanes,
	{ spans, lanes, failures }: { spans: Spans; lanes: Lanes; failures: Uint32Array },
	ink: Ink,
): void {
	const { window, firstLane, laneCount, laneHeight } = at;
	const perMs = raster.width / (window.to - window.from);
	const from = firstEndingAt(failures, spans.end, window.from);
	for (let i = from; i < failures.length; i++) {
		const span = failures[i] as number;
		const end = spans.end[span] as number;
		if (end > window.to) break;
		const lane = (lanes.lane[span] as number) - firstLane;
		if (lane >= 0 && lane < laneCount)
			paintMark(raster, (end - window.from) * perMs, (lane + 0.5) * laneHeight, ink.size, ink.colour);
	}
}

/** Number of failures that end inside the window, by binary search. */
export function countFailures(failures: Uint32Array, end: Float64Array, from: number, to: number): number {
	let low = firstEndingAt(failures, end, from);
	const first = low;
	let high = failures.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((end[failures[middle] as number] as number) > to) high = middle;
		else low = middle + 1;
	}
	return low - first;
}

/**
 * Marks every cell in which something failed: linear in the cells, independent of the number of failures. A cell must not be wider than a
 * pixel; otherwise marks would be misplaced.
 */
export function markCells(
	raster: Raster,
	{ window, laneCount, laneHeight }: RasterLanes,
	level: PyramidLevel,
	{ end, firstRow, lanesPerRow }: { end: number; firstRow: number; lanesPerRow: number },
	ink: Ink,
): void {
	const perColumn = end / level.columns;
	const first = Math.max(0, Math.floor(window.from / perColumn));
	const last = Math.min(level.columns - 1, Math.floor(window.to / perColumn));
	const perMs = raster.width / (window.to - window.from);
	for (let row = 0; row * lanesPerRow < laneCount; row++) {
		const base = (firstRow + row) * level.columns;
		const lane = Math.min(laneCount, row * lanesPerRow + lanesPerRow / 2);
		for (let column = first; column <= last; column++)
			if (level.failed[base + column] === 1)
				paintMark(raster, ((column + 0.5) * perColumn - window.from) * perMs, lane * laneHeight, ink.size, ink.colour);
	}
}

/** Index of the first failure that ends at or after an instant. */
function firstEndingAt(failures: Uint32Array, end: Float64Array, at: number): number {
	let low = 0;
	let high = failures.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((end[failures[middle] as number] as number) >= at) high = middle;
		else low = middle + 1;
	}
	return low;
}
