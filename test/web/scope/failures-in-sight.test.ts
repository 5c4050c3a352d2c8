import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildPyramid, ENDING, type Lanes, type Segments, type Spans, STATE, segmentsByLane } from "../../../engine/analysis";
import type { DrawingData } from "../../../web/run/drawing";
import { timeToPx } from "../../../web/scope/axis/plot";
import type { Raster } from "../../../web/scope/timeline/draw/density-raster";
import { drawTimeline } from "../../../web/scope/timeline/draw/draw-timeline";
import { markCells } from "../../../web/scope/timeline/draw/failure-marks";
import { laneHeightOf, laneTop, layOutLanes } from "../../../web/scope/timeline/draw/lane-layout";
import type { Palette } from "../../../web/scope/timeline/draw/palette";
import { NO_OVERLAY, type TimelinePicture } from "../../../web/scope/timeline/draw/picture";
import { buildScene } from "../../../web/scope/timeline/draw/timeline-scene";
import { abgr, fakeCanvas } from "../support/fake-canvas";

const palette: Palette = {
	running: "#0a9f78",
	ready: "#e0a100",
	waiting: "#7cc1ea",
	blocked: "#d9602b",
	failed: "#c2185b",
	cancelled: "#8a909c",
	done: "#0a9f78",
	panel: "#ffffff",
	onWaiting: "#06283d",
	ink: "#1b1f2a",
	accent: "#3d5afe",
	blockInk: "#b0481a",
};
const END = 1000;

/** Some lanes of one function, each full of spans of random lengths, a few of which fail. */
const runs = fc
	.record({
		lanes: fc.integer({ min: 1, max: 900 }),
		each: fc.integer({ min: 1, max: 30 }),
		seed: fc.integer(),
		failing: fc.nat(40),
	})
	.map(({ lanes, each, seed, failing }) => makeRun(lanes, each, seed, failing));

function makeRun(laneCount: number, each: number, seed: number, failing: number): DrawingData {
	let state = seed >>> 0;
	const chance = (): number => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 0x100000000;
	};
	const list: { lane: number; start: number; end: number }[] = [];
	for (let lane = 0; lane < laneCount; lane++) {
		let at = chance() * 50;
		for (let i = 0; i < each && at < END; i++) {
			const end = Math.min(END, at + chance() ** 3 * 200);
			list.push({ lane, start: at, end });
			at = end + chance() * 20;
		}
	}
	list.sort((a, b) => a.start - b.start);
	return sourceOf(list, new Set(Array.from({ length: failing }, () => Math.floor(chance() * list.length))), laneCount);
}

/** @param list sorted by start @param fails places in the list */
function sourceOf(list: { lane: number; start: number; end: number }[], fails: Set<number>, laneCount: number): DrawingData {
	const length = list.length;
	const spans: Spans = {
		length,
		task: Uint32Array.from(list, (_, i) => i + 1),
		start: Float64Array.from(list, ({ start }) => start),
		end: Float64Array.from(list, ({ end }) => end),
		site: new Uint16Array(length),
		number: new Uint32Array(length),
		parent: new Uint32Array(length),
		ending: Uint8Array.from(list, (_, i) => (fails.has(i) ? ENDING.failed : ENDING.done)),
		note: new Uint32Array(length),
		settled: Uint32Array.from(list.map((_, i) => i).sort((a, b) => (list[a]?.end ?? 0) - (list[b]?.end ?? 0))),
	};
	const order = spans.settled;
	const segments: Segments = {
		length,
		span: order,
		start: Float64Array.from(order, (i) => spans.start[i] as number),
		end: Float64Array.from(order, (i) => spans.end[i] as number),
		state: new Uint8Array(length).fill(STATE.waiting),
		site: new Uint16Array(length),
		wait: new Uint32Array(length),
	};
	const lanes: Lanes = {
		groups: [{ name: "work", site: 0, firstLane: 0, laneCount, tasks: length }],
		lane: Uint32Array.from(list, ({ lane }) => lane),
		laneCount,
	};
	return { spans, segments, lanes, end: END, names: new Map() };
}

const views = fc.record({
	width: fc.integer({ min: 180, max: 700 }),
	room: fc.integer({ min: 40, max: 260 }),
	from: fc.double({ min: 0, max: 0.95, noNaN: true }),
	share: fc.double({ min: 0.002, max: 1, noNaN: true }),
	hasPyramid: fc.boolean(),
	isMoving: fc.boolean(),
});

describe("however a run is drawn", () => {
	test("every failure that ends in the window is seen at its place", () => {
		fc.assert(
			fc.property(runs, views, (source, { width, room, from, share, hasPyramid, isMoving }) => {
				const window = { from: from * END, to: Math.min(END, (from + share) * END) };
				const scene = buildScene(source, "function", hasPyramid ? 0 : Number.POSITIVE_INFINITY);
				const layout = layOutLanes(source.lanes, room);
				const canvas = fakeCanvas(width, Math.ceil(layout.height));
				const box = { window, width };
				const picture: TimelinePicture = {
					scene,
					layout,
					box,
					scroll: 0,
					height: layout.height,
					scale: 1,
					palette,
					isMoving,
					overlay: NO_OVERLAY,
					matched: null,
				};
				drawTimeline(canvas.pencil, picture);
				const failed = abgr(palette.failed);
				for (let span = 0; span < source.spans.length; span++) {
					const end = source.spans.end[span] as number;
					if (source.spans.ending[span] !== ENDING.failed || end < window.from || end > window.to) continue;
					const lane = source.lanes.lane[span] as number;
					const x = timeToPx(box, end);
					const top = laneTop(layout, lane);
					expect(
						sees(canvas, failed, x - 9, x + 9, top - 4, top + laneHeightOf(layout, lane) + 4),
						`span ${span} at ${end}`,
					).toBe(true);
				}
			}),
			{ numRuns: 80 },
		);
	});

	test("a failure thinner than a pixel is not covered by the task that follows it in its lane", () => {
		const source = sourceOf(
			[
				{ lane: 0, start: 100, end: 100.01 },
				{ lane: 0, start: 100.02, end: 400 },
			],
			new Set([0]),
			1,
		);
		const canvas = fakeCanvas(400, 60);
		const layout = layOutLanes(source.lanes, 60);
		const box = { window: { from: 0, to: END }, width: 400 };
		const picture = { box, layout, scroll: 0, height: 60, scale: 1, palette, isMoving: false };
		drawTimeline(canvas.pencil, { ...picture, scene: buildScene(source, "function"), overlay: NO_OVERLAY, matched: null });
		const x = timeToPx(box, 100);
		expect(sees(canvas, abgr(palette.failed), x - 3, x + 3, 0, 60)).toBe(true);
	});

	test("one failure among hundreds of tasks thinner than a pixel is seen, in lanes that are drawn task by task", () => {
		const source = makeRun(1, 1, 1, 0);
		const length = 2000;
		const each = Float64Array.from({ length }, (_, i) => i * 0.5);
		const list = Uint32Array.from({ length }, (_, i) => i);
		const spans: Spans = {
			...source.spans,
			length,
			task: list.map((i) => i + 1),
			start: each,
			end: each.map((at) => at + 0.5),
			site: new Uint16Array(length),
			ending: new Uint8Array(length).fill(ENDING.done),
			settled: list,
		};
		for (const span of [1, 777, 1003, 1998]) {
			const ending = spans.ending.with(span, ENDING.failed);
			const segments = { ...source.segments, length: 0, span: list.subarray(0, 0) };
			const groups = source.lanes.groups.map((group) => ({ ...group, tasks: length }));
			const lanes: Lanes = { groups, lane: new Uint32Array(length), laneCount: 1 };
			const layout = layOutLanes(lanes, 100);
			const canvas = fakeCanvas(300, Math.ceil(layout.height));
			const box = { window: { from: 0, to: END }, width: 300 };
			drawTimeline(canvas.pencil, {
				scene: buildScene({ ...source, spans: { ...spans, ending }, segments, lanes }, "function"),
				layout,
				box,
				palette,
				scroll: 0,
				height: layout.height,
				scale: 1,
				isMoving: false,
				overlay: NO_OVERLAY,
				matched: null,
			});
			const x = timeToPx(box, spans.end[span] as number);
			expect(sees(canvas, abgr(palette.failed), x - 3, x + 3, 0, canvas.height), `span ${span}`).toBe(true);
		}
	});

	test("where nothing failed, nothing is drawn in the colour of failures", () => {
		const source = makeRun(500, 20, 7, 0);
		const layout = layOutLanes(source.lanes, 200);
		const canvas = fakeCanvas(500, Math.ceil(layout.height));
		drawTimeline(canvas.pencil, {
			scene: buildScene(source, "function", 0),
			layout,
			box: { window: { from: 0, to: END }, width: 500 },
			scroll: 0,
			height: layout.height,
			scale: 1,
			palette,
			isMoving: false,
			overlay: NO_OVERLAY,
			matched: null,
		});
		expect(canvas.pixels.includes(abgr(palette.failed))).toBe(false);
		expect(canvas.pixels.includes(abgr(palette.waiting))).toBe(true);
	});
});

describe("marks by the cells of a pyramid", () => {
	test("every failure in the window has one within two pixels, at every resolution that is fine enough", () => {
		fc.assert(
			fc.property(
				runs,
				fc.integer({ min: 100, max: 1200 }),
				fc.double({ min: 0, max: 0.9, noNaN: true }),
				(source, width, from) => {
					const scene = buildScene(source, "function", 0);
					const { failures } = scene.layer;
					const pyramid = buildPyramid(source.spans, source.lanes, segmentsByLane(source.segments, source.lanes), failures, END);
					const window = { from: from * END, to: END };
					for (const level of pyramid.levels) {
						if (level.columns * (1 - from) < width) continue;
						const height = 150;
						const raster: Raster = { pixels: new Uint32Array(width * height), width, height };
						const laneHeight = height / source.lanes.laneCount;
						const at = { firstLane: 0, laneCount: source.lanes.laneCount, laneHeight, window };
						markCells(raster, at, level, { ...pyramid, firstRow: 0 }, { colour: 1, size: 3 });
						for (const span of failures) {
							const end = source.spans.end[span] as number;
							if (end < window.from || end > window.to) continue;
							const x = ((end - window.from) / (window.to - window.from)) * width;
							const row = Math.floor((source.lanes.lane[span] as number) / pyramid.lanesPerRow);
							const top = row * pyramid.lanesPerRow * laneHeight;
							expect(sees({ ...raster }, 1, x - 3, x + 3, top - 2, top + pyramid.lanesPerRow * laneHeight + 2)).toBe(true);
						}
					}
				},
			),
			{ numRuns: 30 },
		);
	});
});

describe("a pyramid", () => {
	test("has in each cell of each level what sampling the lanes finds, to within a level's rounding", () => {
		fc.assert(
			fc.property(runs, fc.nat(), fc.nat(), fc.nat(), (source, someLevel, someRow, someColumn) => {
				const byLane = segmentsByLane(source.segments, source.lanes);
				const { levels, rows, lanesPerRow, end } = buildPyramid(source.spans, source.lanes, byLane, new Uint32Array(0), END);
				const depth = someLevel % levels.length;
				const level = levels[depth];
				if (!level) throw new Error("There is no level.");
				const row = someRow % rows;
				const column = someColumn % level.columns;
				const [from, to] = [(column / level.columns) * end, ((column + 1) / level.columns) * end];
				let covered = 0;
				const first = row * lanesPerRow;
				const many = Math.min(lanesPerRow, source.lanes.laneCount - first);
				for (let i = 0; i < source.segments.length; i++) {
					const lane = source.lanes.lane[source.segments.span[i] as number] as number;
					if (lane < first || lane >= first + many) continue;
					covered += Math.max(
						0,
						Math.min(to, source.segments.end[i] as number) - Math.max(from, source.segments.start[i] as number),
					);
				}
				const share = (covered / (to - from) / many) * 255;
				const cell = level.cover[(row * level.columns + column) * 4 + STATE.waiting - 1] as number;
				expect(cell).toBeGreaterThanOrEqual(share - 0.01);
				expect(cell).toBeLessThanOrEqual(share + 1 + depth);
			}),
			{ numRuns: 50 },
		);
	});
});

/** Whether a colour is somewhere in a part of a picture. */
function sees(
	{ pixels, width, height }: Pick<Raster, "pixels" | "width" | "height">,
	colour: number,
	left: number,
	right: number,
	top: number,
	bottom: number,
): boolean {
	for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y++)
		for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, right); x++)
			if (pixels[y * width + x] === colour) return true;
	return false;
}
