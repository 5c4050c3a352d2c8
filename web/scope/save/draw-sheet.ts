import { formatTime, STATE, summarise } from "../../../engine/analysis";
import type { DrawingData } from "../../run/drawing";
import type { Finished } from "../../run/run-store";
import { readColor } from "../../ui/colors";
import { PLOT, type PlotBox, type TimeWindow, tickLabel, timeTicks, timeToPx } from "../axis/plot";
import { type ChartData, chartsOf } from "../charts/chart-data";
import type { LanesBy, TasksAs } from "../scope-state";
import { drawBand, drawCap } from "../timeline/draw/draw-marks";
import { drawTimeline } from "../timeline/draw/draw-timeline";
import { laneHeightOf, laneTop, layOutLanes } from "../timeline/draw/lane-layout";
import type { Palette } from "../timeline/draw/palette";
import { NO_OVERLAY, type Pencil } from "../timeline/draw/picture";
import { buildScene } from "../timeline/draw/timeline-scene";
import { nameOfSpan } from "../timeline/task-label";

/** The content of a saved picture. */
export type Sheet = {
	shown: Finished;
	source: DrawingData;
	window: TimeWindow;
	lanesBy: LanesBy;
	tasksAs: TasksAs;
	title: string;
	/** Address of the page, shown below the picture. */
	link: string;
	palette: Palette;
	/** Device pixels per CSS pixel. */
	scale: number;
};

export const SHEET_WIDTH = 1200;
const MARGIN = 24;
const HEAD = 66;
const AXIS = 26;
const LANES = 330;
const CHART = 74;
const LEGEND = 40;
const FOOT = 26;
const MOST_CHARTS = 4;
const SANS = '"Inter Variable", Inter, system-ui, sans-serif';

/** Computes the layout of the picture from the run: lanes, charts, height. */
export function layOutSheet({ shown, source, lanesBy, tasksAs }: Sheet) {
	const scene = buildScene(source, lanesBy);
	const layout = layOutLanes(scene.lanes, LANES, lanesBy);
	const charts = chartsOf(shown.result, tasksAs).slice(0, MOST_CHARTS);
	// Lanes that would be scrolled on the page are cut off here, because a picture cannot be scrolled.
	const lanesHeight = Math.min(layout.height, 2 * LANES);
	const height = HEAD + AXIS + lanesHeight + charts.length * CHART + LEGEND + FOOT;
	return { scene, layout, charts, lanesHeight, height };
}

/** Draws timeline, charts, title, legend and link in one picture. `context` is scaled so that one unit is one CSS pixel. */
export function drawSheet(context: Pencil, sheet: Sheet, plan: ReturnType<typeof layOutSheet>): void {
	const { palette, window, scale } = sheet;
	const { scene, layout, charts, lanesHeight, height } = plan;
	const box: PlotBox = { window, width: SHEET_WIDTH - 2 * MARGIN };
	context.fillStyle = palette.panel;
	context.fillRect(0, 0, SHEET_WIDTH, height);
	drawHead(context, sheet);
	const top = HEAD + AXIS;
	const bottom = top + lanesHeight + charts.length * CHART;
	drawAxis(context, box, bottom);

	context.save();
	context.translate(MARGIN, top);
	const view = { layout, box, scroll: 0, height: lanesHeight, scale, palette, isMoving: false };
	drawTimeline(context, { ...view, scene, overlay: NO_OVERLAY, matched: null });
	context.restore();
	drawLabels(context, sheet, plan, top);
	for (const [i, chart] of charts.entries()) drawChart(context, chart, box, top + lanesHeight + i * CHART, sheet);
	drawLegend(context, palette, bottom + 12);
	text(context, sheet.link, MARGIN, height - 14, { colour: "--ink3", size: 12 });
}

type TextStyle = { colour: string; size: number; weight?: number };

function text(context: Pencil, value: string, x: number, y: number, { colour, size, weight = 400 }: TextStyle): void {
	context.fillStyle = readColor(colour);
	context.font = `${weight} ${size}px ${SANS}`;
	context.textBaseline = "middle";
	context.fillText(value, x, y);
}

function drawHead(context: Pencil, { title, shown: { result }, window }: Sheet): void {
	text(context, title, MARGIN, 26, { colour: "--ink", size: 18, weight: 600 });
	const knobs = result.knobs.map(({ name, value }) => `${name} ${String(value)}`);
	const parts = [`${summarise(result)}${partOf(window, result.trace.end)}`, ...knobs, `seed ${result.seed}`, "virtual time"];
	text(context, parts.join(" · "), MARGIN, 49, { colour: "--ink2", size: 13 });
}

function drawAxis(context: Pencil, box: PlotBox, bottom: number): void {
	const ticks = timeTicks(box.window, 12);
	const step = (ticks[1] ?? box.window.to) - (ticks[0] ?? 0);
	for (const at of ticks) {
		const x = MARGIN + timeToPx(box, at);
		context.fillStyle = readColor("--line");
		context.fillRect(x, HEAD + AXIS - 6, 1, bottom - HEAD - AXIS + 6);
		text(context, tickLabel(at, step, box.window.to), x + 3, HEAD + 10, { colour: "--ink3", size: 11.5 });
	}
}

function drawLabels(
	context: Pencil,
	{ source, shown }: Sheet,
	{ layout, scene, lanesHeight }: ReturnType<typeof layOutSheet>,
	top: number,
): void {
	context.save();
	context.beginPath();
	context.rect(0, top, MARGIN + PLOT.left - 8, lanesHeight);
	context.clip();
	if (layout.isLabelled) {
		const naming = { trace: shown.result.trace, spans: source.spans };
		for (let lane = 0; lane < scene.lanes.laneCount && laneTop(layout, lane) < lanesHeight; lane++) {
			const height = laneHeightOf(layout, lane);
			if (height < 9) break;
			const span = scene.index.spanIds[scene.index.laneStart[lane] as number] as number;
			text(context, nameOfSpan(naming, span), MARGIN, top + laneTop(layout, lane) + height / 2, { colour: "--ink2", size: 11.5 });
		}
	} else {
		for (const group of layout.groups) {
			text(context, group.name || "Tasks", MARGIN, top + group.top + 8, { colour: "--ink", size: 12.5, weight: 500 });
			if (group.tasks > 1)
				text(context, `${group.tasks.toLocaleString("en")} tasks`, MARGIN, top + group.top + 24, {
					colour: "--ink3",
					size: 11.5,
				});
		}
	}
	context.restore();
}

const CHART_POINTS = 1000;

function drawChart(context: Pencil, chart: ChartData, box: PlotBox, top: number, { shown, window }: Sheet): void {
	const { title, notes, layers, bottom: low, top: high, limit } = chart;
	text(context, title, MARGIN, top + 16, { colour: "--ink", size: 12.5, weight: 500 });
	for (const [i, note] of notes.entries()) text(context, note, MARGIN, top + 32 + 15 * i, { colour: "--ink3", size: 11.5 });
	const height = CHART - 12;
	const y = (value: number): number => top + 6 + height * (1 - (value - low) / (high - low));
	context.fillStyle = readColor("--line");
	context.fillRect(MARGIN + PLOT.left, y(low), box.width - PLOT.left - PLOT.right, 1);
	const points = chart.points(window.from, Math.max(window.from, Math.min(window.to, shown.result.trace.end)), CHART_POINTS);
	let below = points.map(() => 0);
	for (const { key, colour } of layers) {
		const base = below;
		const above = points.map((point, i) => (base[i] as number) + (point[key] ?? 0));
		stepPath(
			context,
			points.map(({ time }) => MARGIN + timeToPx(box, time)),
			above.map(y),
			base.map((value) => y(Math.max(value, low))),
		);
		context.fillStyle = readColor(`--${colour}`);
		context.globalAlpha = layers.length > 1 ? 0.6 : 0.2;
		context.fill();
		context.globalAlpha = 1;
		context.strokeStyle = readColor(`--${colour}`);
		context.lineWidth = 1.4;
		outline(
			context,
			points.map(({ time }) => MARGIN + timeToPx(box, time)),
			above.map(y),
		);
		below = layers.length > 1 ? above : below;
	}
	if (limit === null) return;
	context.strokeStyle = readColor("--ink3");
	context.setLineDash([4, 3]);
	context.beginPath();
	context.moveTo(MARGIN + PLOT.left, y(limit.value));
	context.lineTo(MARGIN + box.width - PLOT.right, y(limit.value));
	context.stroke();
	context.setLineDash([]);
	text(context, limit.label, MARGIN + box.width - PLOT.right - 60, y(limit.value) - 8, { colour: "--ink2", size: 11.5 });
}

/** An area whose value holds until the next instant. */
function stepPath(context: Pencil, xs: number[], tops: number[], bases: number[]): void {
	context.beginPath();
	for (let i = 0; i < xs.length; i++) {
		if (i === 0) context.moveTo(xs[0] as number, bases[0] as number);
		else context.lineTo(xs[i] as number, tops[i - 1] as number);
		context.lineTo(xs[i] as number, tops[i] as number);
	}
	for (let i = xs.length - 1; i >= 0; i--) {
		context.lineTo(xs[i] as number, bases[i] as number);
		if (i > 0) context.lineTo(xs[i] as number, bases[i - 1] as number);
	}
	context.closePath();
}

function outline(context: Pencil, xs: number[], tops: number[]): void {
	context.beginPath();
	for (let i = 0; i < xs.length; i++) {
		if (i === 0) context.moveTo(xs[0] as number, tops[0] as number);
		else context.lineTo(xs[i] as number, tops[i - 1] as number);
		context.lineTo(xs[i] as number, tops[i] as number);
	}
	context.stroke();
}

const SWATCH = { width: 26, height: 12 };

/** Each state as the timeline draws it, with its name. */
function drawLegend(context: Pencil, palette: Palette, y: number): void {
	const look = { isMain: false, strength: 1 };
	const states: [string, number | null, number | null][] = [
		["running", STATE.running, null],
		["ready", STATE.ready, null],
		["waiting", STATE.waiting, null],
		["blocked", STATE.blocked, null],
		["done", STATE.waiting, 1],
		["failed", STATE.waiting, 2],
		["cancelled", STATE.waiting, 3],
	];
	let x = MARGIN + PLOT.left;
	for (const [name, state, ending] of states) {
		const rect = { x, y, ...SWATCH };
		if (state !== null) drawBand(context, palette, state, rect, look);
		if (ending !== null) drawCap(context, palette, ending, rect);
		text(context, name, x + SWATCH.width + 7, y + SWATCH.height / 2 + 0.5, { colour: "--ink2", size: 12 });
		x += SWATCH.width + 24 + name.length * 7;
	}
}

/** ", 1.200 s to 3.000 s": the part of the run in the picture; empty for the whole run. */
const partOf = ({ from, to }: TimeWindow, end: number): string =>
	from <= 0 && to >= end ? "" : `, ${formatTime(from)} to ${formatTime(to)}`;
