import { CELL_STATES, firstAfter, type LaneSegments, STATE, StateSum } from "../../../../engine/analysis";
import type { VirtualMs } from "../../../../engine/types";
import type { TimeWindow } from "../../axis/plot";
import { type Inks, inkCells, wordsOf } from "./cell-inks";

/** A picture in memory: one number per pixel, little-endian ABGR. All sizes are in device pixels. */
export type Raster = { pixels: Uint32Array; width: number; height: number };

/** Lanes in a raster: the first is at the top, and the time extends from edge to edge. */
export type RasterLanes = {
	firstLane: number;
	laneCount: number;
	/** In device pixels, usually less than 1. */
	laneHeight: number;
	window: TimeWindow;
};

/** A level of a pyramid with the colours of its cells. */
export type Cells = {
	colours: Uint32Array;
	columns: number;
	/** End of the last column; the first begins at 0. */
	end: VirtualMs;
	/** First row of these lanes in the level. */
	firstRow: number;
	lanesPerRow: number;
};

/**
 * Paints from all segments in the window: exact, and linear in the segments. Row by row, so that the counts stay in the processor's cache; counting
 * the whole picture first and painting it then took twice as long.
 */
export function paintSegments(raster: Raster, at: RasterLanes, segments: LaneSegments, inks: Inks): void {
	const { pixels, width: columns } = raster;
	const lanesPerRow = Math.max(1, Math.ceil(at.laneCount / raster.height));
	const cover = new Uint8Array(columns * CELL_STATES);
	const words = wordsOf(cover);
	const sums = Array.from({ length: CELL_STATES }, () => new StateSum(columns));
	forEachRow(raster, at, lanesPerRow, (row, pixel) => {
		const lane = row * lanesPerRow;
		const many = Math.min(lanesPerRow, at.laneCount - lane);
		addLanes(sums, segments, at.firstLane + lane, many, at.window, columns);
		// Fast path: most rows contain only waiting tasks. It takes two thirds of the time.
		if (sums.every((sum, state) => sum.isEmpty || state === WAITING)) {
			(sums[WAITING] as StateSum).moveThrough(inks.waiting, pixels, pixel, many);
			return;
		}
		cover.fill(0);
		for (let state = 0; state < CELL_STATES; state++) (sums[state] as StateSum).moveTo(cover, state, many);
		inkCells(pixels, pixel, words, inks);
	});
}

/** Index of the state among the sums. */
const WAITING = STATE.waiting - STATE.running;

/** Adds the time that some lanes spend in each state inside a window. */
function addLanes(
	sums: readonly StateSum[],
	{ offset, start, end, state }: LaneSegments,
	firstLane: number,
	many: number,
	{ from, to }: TimeWindow,
	columns: number,
): void {
	const perMs = columns / (to - from);
	for (let lane = firstLane; lane < firstLane + many; lane++) {
		const high = offset[lane + 1] as number;
		for (let i = firstAfter(end, offset[lane] as number, high, from); i < high; i++) {
			if ((start[i] as number) > to) break;
			const left = Math.max(0, ((start[i] as number) - from) * perMs);
			const right = Math.min(columns, ((end[i] as number) - from) * perMs);
			(sums[(state[i] as number) - STATE.running] as StateSum).add(left, right);
		}
	}
}

/** Paints from a level of a pyramid: linear in the pixels, independent of the number of segments. */
export function paintCells(raster: Raster, at: RasterLanes, { colours, columns, end, firstRow, lanesPerRow }: Cells): void {
	const { pixels, width } = raster;
	const { from, to } = at.window;
	const cellOf = new Int32Array(width);
	for (let x = 0; x < width; x++) {
		const column = Math.floor(((from + ((x + 0.5) / width) * (to - from)) / end) * columns);
		cellOf[x] = column >= 0 && column < columns ? column : -1;
	}
	forEachRow(raster, at, lanesPerRow, (row, pixel) => {
		const base = (firstRow + row) * columns;
		for (let x = 0; x < width; x++) {
			const cell = cellOf[x] as number;
			if (cell >= 0) pixels[pixel + x] = colours[base + cell] as number;
		}
	});
}

/** Paints each row of lanes once, and copies it to all pixel rows that it covers. @param paint gets the row and the index of its first pixel */
function forEachRow(
	{ pixels, width, height }: Raster,
	{ laneCount, laneHeight }: RasterLanes,
	lanesPerRow: number,
	paint: (row: number, pixel: number) => void,
): void {
	const bottom = Math.min(height, Math.ceil(laneCount * laneHeight));
	let lastRow = -1;
	for (let y = 0; y < bottom; y++) {
		const lane = Math.min(laneCount - 1, Math.floor((y + 0.5) / laneHeight));
		const row = Math.floor(lane / lanesPerRow);
		if (row === lastRow) pixels.copyWithin(y * width, (y - 1) * width, y * width);
		else paint(row, y * width);
		lastRow = row;
	}
}

/** The colours of all cells of a level, row by row. For a level that is drawn repeatedly: a picture then takes a fifth of the time. */
export function mixCells(cover: Uint8Array, inks: Inks): Uint32Array {
	const mixed = new Uint32Array(cover.length / CELL_STATES);
	inkCells(mixed, 0, wordsOf(cover), inks);
	return mixed;
}

/** Paints a square mark around a position, kept inside the raster. @param size edge in device pixels */
export function paintMark({ pixels, width, height }: Raster, x: number, y: number, size: number, colour: number): void {
	const left = Math.max(0, Math.min(width - size, Math.floor(x - (size - 1) / 2)));
	const top = Math.max(0, Math.min(height - size, Math.floor(y - (size - 1) / 2)));
	for (let row = top; row < Math.min(height, top + size); row++)
		pixels.fill(colour, row * width + left, row * width + Math.min(width, left + size));
}
