import { CELL_STATES, type LaneSegments, type PyramidLevel, STATE, StateSum } from "../../../engine/analysis";
import type { VirtualMs } from "../../../engine/types";
import type { TimeWindow } from "../plot";
import { type Inks, inksOf, mix, type StateColours, wordsOf } from "./cell-inks";

/** A picture in memory, one number a pixel, little-endian ABGR. All sizes are device pixels. */
export type Raster = { pixels: Uint32Array; width: number; height: number };

/** Lanes in a raster: the first stands at the top, and time runs from edge to edge. */
export type RasterLanes = {
	firstLane: number;
	laneCount: number;
	/** In device pixels, mostly a fraction of one. */
	laneHeight: number;
	window: TimeWindow;
};

/** A level of a pyramid, or one made for this window alone. */
export type Cells = {
	level: Pick<PyramidLevel, "columns" | "cover">;
	from: VirtualMs;
	to: VirtualMs;
	/** First row of these lanes in the level. */
	firstRow: number;
	lanesPerRow: number;
};

/** Cells for one window, counted from every segment in it: exact, and as slow as there are segments. */
export function exactCells(segments: LaneSegments, { firstLane, laneCount, window }: RasterLanes, raster: Raster): Cells {
	const columns = raster.width;
	const lanesPerRow = Math.max(1, Math.ceil(laneCount / raster.height));
	const rows = Math.ceil(laneCount / lanesPerRow);
	const cover = new Uint8Array(rows * columns * CELL_STATES);
	const sums = Array.from({ length: CELL_STATES }, () => new StateSum(columns));
	const { offset, start, end, state } = segments;
	const perMs = columns / (window.to - window.from);
	for (let row = 0; row < rows; row++) {
		const many = Math.min(lanesPerRow, laneCount - row * lanesPerRow);
		for (let lane = firstLane + row * lanesPerRow; lane < firstLane + row * lanesPerRow + many; lane++) {
			const high = offset[lane + 1] as number;
			for (let i = firstAfter(end, offset[lane] as number, high, window.from); i < high; i++) {
				if ((start[i] as number) > window.to) break;
				const left = Math.max(0, ((start[i] as number) - window.from) * perMs);
				const right = Math.min(columns, ((end[i] as number) - window.from) * perMs);
				(sums[(state[i] as number) - STATE.running] as StateSum).add(left, right);
			}
		}
		sums.forEach((sum, one) => {
			sum.moveTo(cover, row * columns * CELL_STATES + one, many);
		});
	}
	return { level: { columns, cover }, from: window.from, to: window.to, firstRow: 0, lanesPerRow };
}

/**
 * Paints cells: each pixel mixes the colours of the states in it, and is the fainter the less there is.
 * @param strength 0 to 1
 * @param mixed the colours of all cells, where they are known already; see `mixCells`
 */
export function paintCells(
	{ pixels, width, height }: Raster,
	{ laneCount, laneHeight, window }: RasterLanes,
	{ level, from, to, firstRow, lanesPerRow }: Cells,
	colours: StateColours,
	strength: number,
	mixed: Uint32Array | null = null,
): void {
	const cellOf = new Int32Array(width);
	for (let x = 0; x < width; x++) {
		const at = window.from + ((x + 0.5) / width) * (window.to - window.from);
		const column = Math.floor(((at - from) / (to - from)) * level.columns);
		cellOf[x] = column >= 0 && column < level.columns ? column : -1;
	}
	const bottom = Math.min(height, Math.ceil(laneCount * laneHeight));
	const inks = mixed === null ? inksOf(colours, strength) : null;
	const words = wordsOf(level.cover);
	let lastRow = -1;
	for (let y = 0; y < bottom; y++) {
		const lane = Math.min(laneCount - 1, Math.floor((y + 0.5) / laneHeight));
		const row = firstRow + Math.floor(lane / lanesPerRow);
		if (row === lastRow) pixels.copyWithin(y * width, (y - 1) * width, y * width);
		else if (mixed) copyRow(pixels, y * width, cellOf, mixed, row * level.columns);
		else if (inks) paintRow(pixels, y * width, cellOf, words, row * level.columns, inks);
		lastRow = row;
	}
}

/** The colours of all cells of a level, row by row. Worth it for a level that is drawn again and again: a picture takes a fifth of the time. */
export function mixCells({ columns, cover }: Cells["level"], colours: StateColours, strength: number): Uint32Array {
	const mixed = new Uint32Array(cover.length / CELL_STATES);
	const inks = inksOf(colours, strength);
	const words = wordsOf(cover);
	const cellOf = new Int32Array(columns);
	for (let column = 0; column < columns; column++) cellOf[column] = column;
	for (let at = 0; at < mixed.length; at += columns) paintRow(mixed, at, cellOf, words, at, inks);
	return mixed;
}

function copyRow(pixels: Uint32Array, at: number, cellOf: Int32Array, mixed: Uint32Array, base: number): void {
	for (let x = 0; x < cellOf.length; x++) {
		const cell = cellOf[x] as number;
		if (cell >= 0) pixels[at + x] = mixed[base + cell] as number;
	}
}

function paintRow(pixels: Uint32Array, at: number, cellOf: Int32Array, words: Uint32Array, base: number, inks: Inks): void {
	const { waiting, blocked } = inks;
	for (let x = 0; x < cellOf.length; x++) {
		const cell = cellOf[x] as number;
		if (cell < 0) continue;
		const word = words[base + cell] as number;
		if (word === 0) continue;
		// Mostly there is one state alone, and nothing to be mixed, and one number to look at instead of four.
		if ((word & 0xff00ffff) === 0) pixels[at + x] = waiting[word >>> 16] as number;
		else if ((word & 0x00ffffff) === 0) pixels[at + x] = blocked[word >>> 24] as number;
		else pixels[at + x] = mix(word, inks);
	}
}

/** Paints a square mark over a place, wholly inside of the raster. @param size edge in device pixels */
export function paintMark({ pixels, width, height }: Raster, x: number, y: number, size: number, colour: number): void {
	const left = Math.max(0, Math.min(width - size, Math.floor(x - (size - 1) / 2)));
	const top = Math.max(0, Math.min(height - size, Math.floor(y - (size - 1) / 2)));
	for (let row = top; row < Math.min(height, top + size); row++)
		pixels.fill(colour, row * width + left, row * width + Math.min(width, left + size));
}

/** First place in `[low … high)` of rising numbers that is greater than `at`. */
function firstAfter(numbers: Float64Array, low: number, high: number, at: number): number {
	let from = low;
	let to = high;
	while (from < to) {
		const middle = (from + to) >>> 1;
		if ((numbers[middle] as number) > at) to = middle;
		else from = middle + 1;
	}
	return from;
}
