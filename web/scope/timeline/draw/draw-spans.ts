import { ENDING, firstAfter, firstEndingAfter } from "../../../../engine/analysis";
import { PLOT, pxToTime, timeToPx } from "../../axis/plot";
import { DIMMED } from "./draw-density";
import { drawBand, drawCap } from "./draw-marks";
import type { GroupBox } from "./lane-layout";
import type { Pencil, Rect, TimelinePicture } from "./picture";

/** Most visible spans that get round corners and hatching; more spans are too thin for it. */
const FEW_SPANS = 2500;
export const LABEL_FONT = '500 10.5px "Inter Variable", system-ui, sans-serif';
/** Spans narrower than this, in pixels, may be covered by the next one. */
const THIN = 3;
/** Narrower spans, in pixels, have no label. */
const LABEL_WIDTH = 22;
/** Approximate width of a label's character in pixels. */
const CHARACTER = 6;

/** Visible lanes of a group, as `[from, to)`. */
export function lanesInView({ scroll, height }: TimelinePicture, group: GroupBox): [from: number, to: number] {
	const from = Math.max(0, Math.floor((scroll - group.top) / group.laneHeight));
	const to = Math.min(group.laneCount, Math.ceil((scroll + height - group.top) / group.laneHeight));
	return [group.firstLane + from, group.firstLane + Math.max(from, to)];
}

/** Number of spans of a group in the picture. */
export function countVisible(picture: TimelinePicture, group: GroupBox): number {
	const {
		scene: { index, spans },
		box: { window },
	} = picture;
	let count = 0;
	const [from, to] = lanesInView(picture, group);
	for (let lane = from; lane < to; lane++) {
		const high = index.laneStart[lane + 1] ?? 0;
		const first = firstEndingAfter(index.spanIds, index.laneStart[lane] ?? high, high, spans.end, window.from);
		count += firstEndingAfter(index.spanIds, first, high, spans.start, window.to) - first;
	}
	return count;
}

/** Paints a group span by span. @param visible number of its visible spans */
export function drawSpans(context: Pencil, picture: TimelinePicture, group: GroupBox, visible: number): void {
	const {
		scene: { index, spans },
		box,
		scroll,
	} = picture;
	const isDetailed = visible <= FEW_SPANS;
	const height = group.laneHeight >= 8 ? group.laneHeight - 3 : group.laneHeight - 1;
	const [from, to] = lanesInView(picture, group);
	for (let lane = from; lane < to; lane++) {
		const y = group.top - scroll + (lane - group.firstLane) * group.laneHeight;
		const high = index.laneStart[lane + 1] ?? 0;
		let lastColumn = -1;
		const thin: ThinFailure[] = [];
		for (
			let i = firstEndingAfter(index.spanIds, index.laneStart[lane] ?? 0, high, spans.end, box.window.from - 1e-9);
			i < high;
			i++
		) {
			const span = index.spanIds[i] as number;
			if ((spans.start[span] as number) > box.window.to) break;
			const x = timeToPx(box, spans.start[span] as number);
			const column = Math.floor(x);
			const width = timeToPx(box, spans.end[span] as number) - x;
			// Of several spans inside one pixel only one is drawn, but every failure is.
			if (width < 1 && column === lastColumn && spans.ending[span] !== ENDING.failed) continue;
			lastColumn = column;
			const rect = { x, y, width: Math.max(2, width), height };
			drawSpan(context, picture, span, rect, isDetailed);
			if (width < THIN && spans.ending[span] === ENDING.failed) thin.push({ span, rect });
		}
		drawThinFailures(context, picture, thin);
	}
}

/** A failed task that is drawn wider than its time, and drawn last, because the next span in its lane would cover its mark. */
type ThinFailure = { span: number; rect: Rect };

function drawThinFailures(context: Pencil, picture: TimelinePicture, thin: readonly ThinFailure[]): void {
	for (const { span, rect } of thin) {
		context.globalAlpha = strengthOf(picture, span);
		drawCap(context, picture.palette, ENDING.failed, rect);
	}
	context.globalAlpha = 1;
}

const strengthOf = ({ overlay: { matches } }: TimelinePicture, span: number): number =>
	matches === null || matches[span] === 1 ? 1 : DIMMED;

function drawSpan(context: Pencil, picture: TimelinePicture, span: number, rect: Rect, isDetailed: boolean): void {
	const {
		scene: { spans },
		palette,
	} = picture;
	// A gap of 1 px between neighbours distinguishes two short spans from one long span.
	const right = rect.x + rect.width - (rect.width > 5 ? 1 : 0);
	const inside = { ...rect, width: right - rect.x };
	const isRound = isDetailed && rect.width > 6 && rect.height > 6;
	const strength = strengthOf(picture, span);
	if (isRound) {
		context.save();
		context.beginPath();
		context.roundRect(rect.x, rect.y, inside.width, rect.height, 3);
		context.clip();
	}
	// Background for gaps between segments, which have no duration: between two segments a live task is ready at most for an instant.
	context.fillStyle = palette.waiting;
	context.globalAlpha = 0.35 * strength;
	context.fillRect(inside.x, inside.y, inside.width, inside.height);
	context.globalAlpha = strength;
	drawSegments(context, picture, span, inside, strength);
	context.globalAlpha = strength;
	drawCap(context, palette, spans.ending[span] as number, inside);
	if (isRound) context.restore();
	drawLabel(context, picture, span, inside);
	context.globalAlpha = 1;
}

function drawSegments(
	context: Pencil,
	{ scene, box, palette }: TimelinePicture,
	span: number,
	rect: Rect,
	strength: number,
): void {
	const { spans, lanes } = scene;
	const { offset, start, end, state } = scene.layer.segments;
	const lane = lanes.lane[span] as number;
	const from = offset[lane] as number;
	const to = offset[lane + 1] as number;
	const spanEnd = spans.end[span] as number;
	const right = rect.x + rect.width;
	// At most one segment per pixel is drawn, so that a task with a million segments does not take a million drawing steps.
	let drawn = Number.NEGATIVE_INFINITY;
	for (let i = firstAfter(end, from, to, Math.max(box.window.from, spans.start[span] as number)); i < to; ) {
		if ((start[i] as number) >= spanEnd) break;
		const x = Math.max(timeToPx(box, start[i] as number), drawn);
		const edge = Math.min(right, timeToPx(box, end[i] as number));
		if (x > box.width - PLOT.right) break;
		if (edge <= drawn) {
			i = Math.max(i + 1, firstAfter(end, i, to, pxToTime(box, drawn)));
			continue;
		}
		const width = Math.max(1, edge - x);
		const band = { x, y: rect.y, width, height: rect.height };
		drawBand(context, palette, state[i] as number, band, { isMain: spans.task[span] === 0, strength });
		drawn = x + width;
		i++;
	}
}

/** Draws the name that the program gave a task, if it fits, else its number; main has no label. */
function drawLabel(context: Pencil, { scene, palette }: TimelinePicture, span: number, rect: Rect): void {
	const number = scene.spans.number[span] as number;
	if (rect.height < 11 || number === 0) return;
	const x = Math.max(rect.x, PLOT.left) + 6;
	const room = rect.x + rect.width - x - LABEL_WIDTH + 12;
	const name = scene.names.get(span);
	const text = name !== undefined && name.length * CHARACTER <= room ? name : String(number);
	if (text.length * CHARACTER > room) return;
	context.fillStyle = palette.onWaiting;
	context.font = LABEL_FONT;
	context.textBaseline = "middle";
	context.fillText(text, x, rect.y + rect.height / 2 + 0.5);
}
