import { PLOT, timeToPx } from "../../axis/plot";
import { laneHeightOf, laneTop } from "./lane-layout";
import type { Arrow, Pencil, Rect, TimelinePicture } from "./picture";

/** Smallest size of the selected task in pixels, however thin its lane is. */
const SMALLEST = 6;
/** Most arrows in one picture; more could not be distinguished. */
const MOST_ARROWS = 60;

/** Paints the overlay above the lanes: the critical path, arrows between tasks, the selected and the focused task. */
export function drawOverlay(context: Pencil, picture: TimelinePicture): void {
	const { overlay, palette } = picture;
	if (overlay.path) drawPath(context, picture);
	drawArrows(context, picture);
	if (overlay.selected >= 0) frame(context, spanRect(picture, overlay.selected), palette.ink, palette.panel, 2);
	if (overlay.focused >= 0 && overlay.focused !== overlay.selected)
		frame(context, spanRect(picture, overlay.focused), palette.accent, palette.panel, 2);
}

/** The rectangle of a span in the picture, enlarged to a visible size. */
export function spanRect({ scene: { spans, lanes }, layout, box, scroll }: TimelinePicture, span: number): Rect {
	const lane = lanes.lane[span] as number;
	const laneHeight = laneHeightOf(layout, lane);
	const height = Math.max(SMALLEST, laneHeight >= 8 ? laneHeight - 3 : laneHeight - 1);
	const from = Math.max(PLOT.left - 4, timeToPx(box, spans.start[span] as number));
	const to = Math.min(box.width - PLOT.right + 4, timeToPx(box, spans.end[span] as number));
	const width = Math.max(SMALLEST, to - from);
	return { x: from, y: laneTop(layout, lane) - scroll, width, height };
}

function frame(context: Pencil, { x, y, width, height }: Rect, colour: string, around: string, weight: number): void {
	context.lineWidth = weight + 2;
	context.strokeStyle = around;
	context.beginPath();
	context.roundRect(x - 1, y - 1, width + 1, height + 2, 4);
	context.stroke();
	context.lineWidth = weight;
	context.strokeStyle = colour;
	context.stroke();
}

const middleOf = ({ scene, layout, scroll }: TimelinePicture, span: number): number => {
	const lane = scene.lanes.lane[span] as number;
	return laneTop(layout, lane) - scroll + laneHeightOf(layout, lane) / 2 - 1;
};

/** Draws the critical path: a line through its tasks, with a step wherever it changes from one task to another. */
function drawPath(context: Pencil, picture: TimelinePicture): void {
	const { path } = picture.overlay;
	if (!path) return;
	const { box, palette } = picture;
	const { from, to, span } = path;
	context.beginPath();
	let last = -1;
	let lastX = Number.NEGATIVE_INFINITY;
	for (let i = firstEnding(to, box.window.from); i < span.length && (from[i] as number) <= box.window.to; i++) {
		const y = middleOf(picture, span[i] as number);
		const x = timeToPx(box, from[i] as number);
		const end = timeToPx(box, to[i] as number);
		// Skip steps inside the same pixel; there may be a million.
		if (end - lastX < 0.5 && i > 0) continue;
		if (last === -1) context.moveTo(x, y);
		else context.lineTo(x, y);
		context.lineTo(end, y);
		last = i;
		lastX = end;
	}
	context.lineJoin = "round";
	context.lineWidth = 5;
	context.strokeStyle = palette.panel;
	context.stroke();
	context.lineWidth = 2.25;
	context.strokeStyle = palette.ink;
	context.stroke();
}

function firstEnding(to: Float64Array, at: number): number {
	let low = 0;
	let high = to.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((to[middle] as number) >= at) high = middle;
		else low = middle + 1;
	}
	return low;
}

function drawArrows(context: Pencil, picture: TimelinePicture): void {
	const { arrows } = picture.overlay;
	const { window } = picture.box;
	const visible = arrows.filter(({ at }) => at >= window.from && at <= window.to);
	const step = Math.max(1, Math.ceil(visible.length / MOST_ARROWS));
	for (let i = 0; i < visible.length; i += step) drawArrow(context, picture, visible[i] as Arrow);
}

/** Draws a curve from one lane to another at the same instant: solid for a wake, dashed for a wait. */
function drawArrow(context: Pencil, picture: TimelinePicture, { kind, at, from, to }: Arrow): void {
	const { palette, box } = picture;
	const x = timeToPx(box, at);
	const top = middleOf(picture, from);
	const bottom = middleOf(picture, to);
	if (Math.abs(top - bottom) < 2) return;
	// Wakes curve to the right, waits to the left, but not out of the picture.
	const wide = Math.min(16, 6 + Math.abs(bottom - top) / 6);
	const isRight = x + wide > box.width - PLOT.right ? false : x - wide < PLOT.left ? true : kind === "woke";
	const bow = isRight ? wide : -wide;
	const tip = bottom > top ? -1 : 1;
	context.setLineDash(kind === "waits" ? [3, 3] : []);
	for (const [width, colour] of [
		[4, palette.panel],
		[1.75, kind === "woke" ? palette.accent : palette.blockInk],
	] as const) {
		context.lineWidth = width;
		context.strokeStyle = colour;
		context.beginPath();
		context.moveTo(x, top);
		context.bezierCurveTo(x + bow, top, x + bow, bottom, x, bottom);
		context.stroke();
	}
	context.setLineDash([]);
	context.fillStyle = kind === "woke" ? palette.accent : palette.blockInk;
	context.beginPath();
	// The curve arrives from the side, so its head points sideways.
	context.moveTo(x, bottom);
	context.lineTo(x + Math.sign(bow) * 6, bottom + tip * 1);
	context.lineTo(x + Math.sign(bow) * 3.5, bottom + tip * 6);
	context.fill();
}
