import { ENDING, STATE } from "../../engine/analysis";
import type { TimelinePicture } from "./draw-timeline";
import { firstEndingAfter } from "./lane-index";
import type { GroupBox } from "./lane-layout";
import { PLOT, timeToPx } from "./plot";

/**
 * Paints a group whose tasks are too many to be told apart: each pixel mixes the colours of the states that fill it,
 * and every failure is a mark of its own above that, however many tasks surround it.
 */
export function drawDensity(context: CanvasRenderingContext2D, picture: TimelinePicture, group: GroupBox): void {
	const { box } = picture;
	const columns = Math.max(1, Math.floor(box.width - PLOT.left - PLOT.right));
	// A whole number of lanes a row, or rows with one lane more than their neighbours show as bands.
	const lanesPerRow = Math.max(1, Math.ceil(group.laneCount / Math.max(1, Math.floor(group.height))));
	const rows = Math.ceil(group.laneCount / lanesPerRow);
	const cover = coverage(picture, group, columns, rows, lanesPerRow);
	const image = new ImageData(columns, rows);
	const pixels = new Uint32Array(image.data.buffer);
	const colours = [picture.palette.running, picture.palette.ready, picture.palette.waiting, picture.palette.blocked].map(toRgb);
	for (let i = 0; i < columns * rows; i++) pixels[i] = mix(cover, i * STATES, colours);
	const canvas = new OffscreenCanvas(columns, rows);
	canvas.getContext("2d")?.putImageData(image, 0, 0);
	context.imageSmoothingEnabled = false;
	context.drawImage(canvas, PLOT.left, group.top, columns, group.height);
	drawFailures(context, picture, group);
}

const STATES = 4;

/** Share of each pixel's time and lanes spent in each state, `STATES` numbers a pixel. */
function coverage(
	{ laneSegments, box }: TimelinePicture,
	group: GroupBox,
	columns: number,
	rows: number,
	lanesPerRow: number,
): Float32Array {
	const cover = new Float32Array(columns * rows * STATES);
	const { offset, start, end, state } = laneSegments;
	const perLane = 1 / lanesPerRow;
	const { from, to } = box.window;
	const perMs = columns / (to - from);
	for (let lane = group.firstLane; lane < group.firstLane + group.laneCount; lane++) {
		const base = Math.floor((lane - group.firstLane) / lanesPerRow) * columns * STATES;
		const high = offset[lane + 1] as number;
		for (let i = firstAfter(end, offset[lane] as number, high, from); i < high; i++) {
			if ((start[i] as number) > to) break;
			const left = Math.max(0, ((start[i] as number) - from) * perMs);
			const right = Math.min(columns, ((end[i] as number) - from) * perMs);
			addCover(cover, base + (state[i] as number) - STATE.running, left, right, perLane);
		}
	}
	return cover;
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

/** Adds a stretch of a row: whole pixels count fully, those at its ends by their part. */
function addCover(cover: Float32Array, base: number, from: number, to: number, weight: number): void {
	const first = Math.floor(from);
	const last = Math.floor(to);
	if (to <= from) return;
	if (first === last) {
		cover[base + first * STATES]! += (to - from) * weight;
		return;
	}
	cover[base + first * STATES]! += (first + 1 - from) * weight;
	for (let column = first + 1; column < last; column++) cover[base + column * STATES]! += weight;
	if (to > last) cover[base + last * STATES]! += (to - last) * weight;
}

type Rgb = [number, number, number];
const toRgb = (colour: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as Rgb;

/** One pixel, little-endian ABGR: states mixed by their share, transparent where nothing is. */
function mix(cover: Float32Array, at: number, colours: Rgb[]): number {
	let sum = 0;
	let red = 0;
	let green = 0;
	let blue = 0;
	for (let state = 0; state < STATES; state++) {
		const share = cover[at + state] as number;
		if (share <= 0) continue;
		const [r, g, b] = colours[state] as Rgb;
		sum += share;
		red += r * share;
		green += g * share;
		blue += b * share;
	}
	if (sum <= 0) return 0;
	// A single task in a thousand lanes must still be seen, hence the floor.
	const alpha = Math.min(255, Math.max(40, sum * 255));
	return ((alpha << 24) | (Math.min(255, blue / sum) << 16) | (Math.min(255, green / sum) << 8) | Math.min(255, red / sum)) >>> 0;
}

function drawFailures(context: CanvasRenderingContext2D, { spans, index, box, palette }: TimelinePicture, group: GroupBox): void {
	context.fillStyle = palette.failed;
	for (let lane = group.firstLane; lane < group.firstLane + group.laneCount; lane++) {
		const high = index.laneStart[lane + 1] ?? 0;
		for (
			let i = firstEndingAfter(index.spanIds, index.laneStart[lane] ?? 0, high, spans.end, box.window.from - 1e-9);
			i < high;
			i++
		) {
			const span = index.spanIds[i] as number;
			if ((spans.start[span] as number) > box.window.to) break;
			if (spans.ending[span] !== ENDING.failed) continue;
			const x = timeToPx(box, spans.end[span] as number);
			const y = group.top + ((lane - group.firstLane) / group.laneCount) * group.height;
			context.fillRect(Math.round(x) - 2, Math.min(group.top + group.height - 3, Math.round(y)), 3, 3);
		}
	}
}
