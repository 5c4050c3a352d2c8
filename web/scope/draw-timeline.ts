import { ENDING, type Segments, type Spans } from "../../engine/analysis";
import { drawDensity } from "./draw-density";
import { drawBand, drawCap } from "./draw-marks";
import { firstEndingAfter, type LaneIndex, type LaneSegments } from "./lane-index";
import { DIRECT_LANE, type GroupBox, type LaneLayout } from "./lane-layout";
import type { Palette } from "./palette";
import { PLOT, type PlotBox, pxToTime, timeToPx } from "./plot";

/** Everything the timeline's picture depends on. */
export type TimelinePicture = {
	spans: Spans;
	segments: Segments;
	index: LaneIndex;
	laneSegments: LaneSegments;
	/** Number of a task among those of its function, by span. */
	ordinals: Uint32Array;
	layout: LaneLayout;
	box: PlotBox;
	palette: Palette;
};

/** Above this many visible spans a group is painted as a density map even if its lanes are tall enough. */
const MANY_SPANS = 30_000;
/** Narrower spans carry no number. */
const LABEL_WIDTH = 22;

/** Paints the timeline. `context` is scaled so that one unit is one CSS pixel. */
export function drawTimeline(context: CanvasRenderingContext2D, picture: TimelinePicture): void {
	const { layout, box } = picture;
	context.clearRect(0, 0, box.width, layout.height);
	context.save();
	context.beginPath();
	context.rect(PLOT.left, 0, box.width - PLOT.left - PLOT.right + 1, layout.height);
	context.clip();
	for (const group of layout.groups) {
		if (group.laneHeight < DIRECT_LANE || countVisible(picture, group) > MANY_SPANS) drawDensity(context, picture, group);
		else drawGroup(context, picture, group);
	}
	context.restore();
}

function countVisible({ index, spans, box: { window } }: TimelinePicture, group: GroupBox): number {
	let count = 0;
	for (let lane = group.firstLane; lane < group.firstLane + group.laneCount; lane++) {
		const low = index.laneStart[lane] ?? 0;
		const high = index.laneStart[lane + 1] ?? low;
		const from = firstEndingAfter(index.spanIds, low, high, spans.end, window.from);
		count += firstEndingAfter(index.spanIds, from, high, spans.start, window.to) - from;
	}
	return count;
}

function drawGroup(context: CanvasRenderingContext2D, picture: TimelinePicture, group: GroupBox): void {
	const { index, spans, box } = picture;
	for (let lane = group.firstLane; lane < group.firstLane + group.laneCount; lane++) {
		const y = group.top + (lane - group.firstLane) * group.laneHeight;
		const high = index.laneStart[lane + 1] ?? 0;
		let lastColumn = -1;
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
			// Of many spans thinner than a pixel one is enough, but no failure is left out.
			if (width < 1 && column === lastColumn && spans.ending[span] !== ENDING.failed) continue;
			lastColumn = column;
			drawSpan(context, picture, span, {
				x,
				y,
				width: Math.max(2, width),
				height: group.laneHeight >= 8 ? group.laneHeight - 3 : group.laneHeight - 1,
			});
		}
	}
}

/** First place in the segments of a span that ends after `at`, or `to`. They follow each other without overlap. */
function firstSegmentAfter({ index, segments }: TimelinePicture, from: number, to: number, at: number): number {
	return firstEndingAfter(index.segmentIds, from, to, segments.end, at);
}

export type Rect = { x: number; y: number; width: number; height: number };

function drawSpan(context: CanvasRenderingContext2D, picture: TimelinePicture, span: number, rect: Rect): void {
	const { index, segments, spans, box, palette, ordinals } = picture;
	const from = index.spanStart[span] ?? 0;
	const to = index.spanStart[span + 1] ?? from;
	// A hairline of panel between neighbours in a lane tells two short spans from one long.
	const right = rect.x + rect.width - (rect.width > 5 ? 1 : 0);
	context.save();
	if (rect.width > 6 && rect.height > 6) {
		context.beginPath();
		context.roundRect(rect.x, rect.y, right - rect.x, rect.height, 3);
		context.clip();
	}
	// What no segment covers took no time: a live task between two segments is ready at most for an instant.
	context.fillStyle = palette.waiting;
	context.globalAlpha = 0.35;
	context.fillRect(rect.x, rect.y, right - rect.x, rect.height);
	context.globalAlpha = 1;
	// Of segments thinner than a pixel one a pixel is enough; a task with a million of them must not take a million steps.
	let drawn = Number.NEGATIVE_INFINITY;
	for (let i = firstSegmentAfter(picture, from, to, box.window.from); i < to; ) {
		const segment = index.segmentIds[i] as number;
		const x = Math.max(timeToPx(box, segments.start[segment] as number), drawn);
		const end = Math.min(right, timeToPx(box, segments.end[segment] as number));
		if (x > box.width - PLOT.right) break;
		if (end <= drawn) {
			i = Math.max(i + 1, firstSegmentAfter(picture, i, to, pxToTime(box, drawn)));
			continue;
		}
		const width = Math.max(1, end - x);
		drawBand(
			context,
			palette,
			segments.state[segment] as number,
			{ x, y: rect.y, width, height: rect.height },
			spans.task[span] === 0,
		);
		drawn = x + width;
		i++;
	}
	drawCap(context, palette, spans.ending[span] as number, { x: rect.x, y: rect.y, width: right - rect.x, height: rect.height });
	context.restore();
	const number = ordinals[span] as number;
	if (number > 0 && rect.width > LABEL_WIDTH + 7 * Math.log10(number) && rect.height >= 12) {
		const x = Math.max(rect.x, PLOT.left) + 6;
		if (x < right - LABEL_WIDTH + 6) {
			context.fillStyle = palette.onWaiting;
			context.font = '500 10.5px "Inter Variable", system-ui, sans-serif';
			context.textBaseline = "middle";
			context.fillText(String(number), x, rect.y + rect.height / 2 + 0.5);
		}
	}
}
