import { expect, test } from "vitest";
import { ENDING, STATE } from "../../../../engine/analysis";
import type { DrawingData } from "../../../../web/run/drawing";
import { PLOT } from "../../../../web/scope/axis/plot";
import { drawTimeline } from "../../../../web/scope/timeline/draw/draw-timeline";
import { layOutLanes } from "../../../../web/scope/timeline/draw/lane-layout";
import { NO_OVERLAY } from "../../../../web/scope/timeline/draw/picture";
import { buildScene, matchedLayer } from "../../../../web/scope/timeline/draw/timeline-scene";
import { fakeCanvas } from "../../support/fake-canvas";
import { NAMED } from "../../support/palette";

const LANES = 200;
const END = 100;
const WAITING = 0x7cc1ea;
const FAILED = 0xc2185b;

/** Two hundred tasks, each in a lane of its own from start to end, waiting; these fail at the end. */
function sourceOf(...fails: number[]): DrawingData {
	const all = Array.from({ length: LANES }, (_, i) => i);
	const spans = {
		length: LANES,
		task: Uint32Array.from(all, (i) => i + 1),
		start: new Float64Array(LANES),
		end: Float64Array.from(all, () => END),
		site: new Uint16Array(LANES),
		number: new Uint32Array(LANES),
		parent: new Uint32Array(LANES),
		ending: Uint8Array.from(all, (i) => (fails.includes(i) ? ENDING.failed : ENDING.done)),
		note: new Uint32Array(LANES),
		settled: Uint32Array.from(all),
	};
	const segments = {
		length: LANES,
		span: Uint32Array.from(all),
		start: spans.start,
		end: spans.end,
		state: new Uint8Array(LANES).fill(STATE.waiting),
		site: new Uint16Array(LANES),
		wait: new Uint32Array(LANES),
	};
	const lanes = {
		groups: [{ name: "work", site: 0, firstLane: 0, laneCount: LANES, tasks: LANES }],
		lane: Uint32Array.from(all),
		laneCount: LANES,
	};
	return { spans, segments, lanes, end: END, names: new Map() };
}

/** The colour as #rrggbb and the alpha of a place, by the share of the group's height. */
function drawn(source: DrawingData, pyramidFrom: number, found: ((lane: number) => boolean) | null) {
	const scene = buildScene(source, "function", pyramidFrom);
	const layout = layOutLanes(source.lanes, 111);
	const width = 60 + PLOT.left + PLOT.right;
	const canvas = fakeCanvas(width, Math.ceil(layout.height));
	const matches = found === null ? null : Uint8Array.from({ length: LANES }, (_, lane) => (found(lane) ? 1 : 0));
	drawTimeline(canvas.pencil, {
		scene,
		layout,
		box: { window: { from: 0, to: END * 2 }, width },
		scroll: 0,
		height: layout.height,
		scale: 1,
		palette: { ...NAMED, running: "#0a9f78", ready: "#e0a100", waiting: "#7cc1ea", blocked: "#d9602b", failed: "#c2185b" },
		isMoving: false,
		overlay: { ...NO_OVERLAY, matches },
		matched: matches === null ? null : matchedLayer(scene, matches),
	});
	const [group] = layout.groups;
	return (share: number, x: number): { colour: number; alpha: number } => {
		const y = Math.floor((group?.top ?? 0) + share * ((group?.height ?? 0) - 1));
		const pixel = canvas.pixels[y * width + PLOT.left + x] as number;
		const colour = ((pixel & 255) << 16) | (pixel & 0xff00) | ((pixel >>> 16) & 255);
		return { colour, alpha: pixel >>> 24 };
	};
}

test.each([
	["counted", Number.POSITIVE_INFINITY],
	["from a pyramid", 0],
])("a map of many tasks, %s, is dense where they are and empty where they have ended", (_, pyramidFrom) => {
	const at = drawn(sourceOf(), pyramidFrom, null);
	for (const share of [0, 0.5, 1]) {
		expect(at(share, 2)).toEqual({ colour: WAITING, alpha: 255 });
		expect(at(share, 27)).toEqual({ colour: WAITING, alpha: 255 });
		expect(at(share, 32).alpha).toBe(0);
	}
});

test.each([
	["counted", Number.POSITIVE_INFINITY],
	["from a pyramid", 0],
])("what a search found stands out in it at full strength, %s, and the rest steps back", (_, pyramidFrom) => {
	const at = drawn(sourceOf(), pyramidFrom, (lane) => lane < 100);
	expect(at(0.1, 10)).toEqual({ colour: WAITING, alpha: 255 });
	expect(at(0.4, 10)).toEqual({ colour: WAITING, alpha: 255 });
	expect(at(0.6, 10)).toEqual({ colour: WAITING, alpha: 51 });
	expect(at(0.95, 10)).toEqual({ colour: WAITING, alpha: 51 });
	expect(at(0.1, 40).alpha).toBe(0);
});

test("a failure is a mark of six pixels above the map, paler where a search looks for others", () => {
	const plain = drawn(sourceOf(100), Number.POSITIVE_INFINITY, null);
	const marked = (at: typeof plain, alpha: number): number[] =>
		Array.from({ length: 60 }, (_, x) => x).filter((x) => at(0.5, x).colour === FAILED && at(0.5, x).alpha === alpha);
	expect(marked(plain, 255)).toHaveLength(6);
	expect(marked(plain, 255)).toContain(30);
	const other = drawn(sourceOf(100), Number.POSITIVE_INFINITY, (lane) => lane < 50);
	expect(marked(other, Math.round(0.45 * 255))).toHaveLength(6);
	const found = drawn(sourceOf(100), Number.POSITIVE_INFINITY, (lane) => lane === 100);
	expect(marked(found, 255)).toHaveLength(6);
});
