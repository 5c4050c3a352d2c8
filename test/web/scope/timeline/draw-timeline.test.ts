import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { ENDING, STATE } from "../../../../engine/analysis";
import type { RunResult } from "../../../../engine/types";
import { viewTrace } from "../../../../web/run/trace-view";
import { PLOT } from "../../../../web/scope/axis/plot";
import { DIMMED } from "../../../../web/scope/timeline/draw/draw-density";
import { drawBand, drawCap } from "../../../../web/scope/timeline/draw/draw-marks";
import { spanRect } from "../../../../web/scope/timeline/draw/draw-overlay";
import { countVisible, lanesInView } from "../../../../web/scope/timeline/draw/draw-spans";
import { drawTimeline } from "../../../../web/scope/timeline/draw/draw-timeline";
import { laneHeightOf, laneTop, layOutLanes } from "../../../../web/scope/timeline/draw/lane-layout";
import { type Arrow, NO_OVERLAY, type Overlay, type TimelinePicture } from "../../../../web/scope/timeline/draw/picture";
import { buildScene } from "../../../../web/scope/timeline/draw/timeline-scene";
import { findSpan } from "../../../../web/scope/timeline/find-span";
import { runSource } from "../../../engine/support/run-source";
import { NAMED } from "../../support/palette";
import { recordingPencil, type Stroke, strokesText } from "../../support/recording-pencil";

/** Tasks that wait, block, burn CPU and end in every way, at round instants. */
const SOURCE = `import { busy, gather, Semaphore, sleep, spawn } from "interleave";
const gate = new Semaphore(1);
async function one(n: number) { using _p = await gate.acquire(); await sleep(100); busy(40); if (n === 2) throw new Error("two"); }
await gather([1, 2, 3].map((n) => () => one(n)), { settle: true });
void spawn(async () => { await sleep(150); }, { name: "the slow one" });
await sleep(80);
void (async function late() { await new Promise(() => {}); })();
await sleep(100);`;
let result: RunResult;
beforeAll(async () => {
	result = await runSource(SOURCE);
	expect(result.elapsed).toBe(600);
});

type Change = Partial<TimelinePicture> & { over?: Partial<Overlay> };

/** One pixel a millisecond, all lanes in sight. */
function pictureOf({ over = {}, ...change }: Change = {}, by: "function" | "task" = "task"): TimelinePicture {
	const view = viewTrace(result);
	const { end } = result.trace;
	const scene = buildScene(view.drawing.read(), by);
	const layout = layOutLanes(scene.lanes, 400, by);
	return {
		scene,
		layout,
		box: { window: { from: 0, to: end }, width: end + PLOT.left + PLOT.right },
		scroll: 0,
		height: layout.height,
		scale: 1,
		palette: NAMED,
		isMoving: false,
		overlay: { ...NO_OVERLAY, ...over },
		matched: null,
		...change,
	};
}
function drawn(change: Change = {}, by: "function" | "task" = "task"): Stroke[] {
	const { pencil, strokes } = recordingPencil();
	drawTimeline(pencil, pictureOf(change, by));
	return strokes;
}
const spanOf = (task: number): number => viewTrace(result).spans.task.indexOf(task);
const at = (task: number): { left: number; right: number; top: number; height: number } => {
	const { spans } = viewTrace(result);
	const span = spanOf(task);
	return {
		left: PLOT.left + (spans.start[span] as number),
		right: PLOT.left + (spans.end[span] as number),
		top: 4 + 19 * span,
		height: 16,
	};
};
const rects = (strokes: readonly Stroke[], colour: string, alpha = 1): number[][] =>
	strokes
		.filter((one) => one.kind === "rect" && one.colour === colour && Math.abs(one.alpha - alpha) < 1e-9)
		.map((one) => one.at);

describe("a task in the timeline", () => {
	test("stands on a pale ground from its start to its end, less a hairline, in its lane", () => {
		const grounds = rects(drawn(), "waiting", 0.35);
		for (const task of [0, 1, 2, 3, 4, 5]) {
			const { left, right, top, height } = at(task);
			expect(grounds[spanOf(task)]).toEqual([left, top, right - left - 1, height]);
		}
		expect(grounds).toHaveLength(6);
	});

	test("shows each stretch in the colour of its state, where it was in it", () => {
		const strokes = drawn();
		// The first gets the permit at once, sleeps for 100 ms and computes for 40; the second waits for it that long.
		expect(rects(strokes, "running")).toEqual([
			[at(1).left + 100, at(1).top, 39, 16],
			[at(2).left + 240, at(2).top, 39, 16],
			[at(3).left + 340 + 40, at(3).top, 39, 16],
		]);
		expect(rects(strokes, "blocked")).toContainEqual([at(2).left, at(2).top, 140, 16]);
		expect(rects(strokes, "blocked")).toContainEqual([at(3).left, at(3).top, 280, 16]);
		expect(rects(strokes, "waiting")).toContainEqual([at(1).left, at(1).top, 100, 16]);
		expect(rects(strokes, "waiting")).toContainEqual([at(2).left + 140, at(2).top, 100, 16]);
	});

	test("that is main is paler while it is blocked", () => {
		expect(rects(drawn(), "blocked", 0.4)).toEqual([[at(0).left, at(0).top, 420, 16]]);
	});

	test("says its number, or the name it was given where that fits; main says nothing", () => {
		const labels = drawn().filter(({ kind }) => kind === "text");
		expect(labels.map(({ text }) => text)).toEqual(["1", "2", "3", "the slow one", "1"]);
		for (const [i, { at: place, font, colour }] of labels.entries()) {
			const { left, top } = at(i + 1);
			expect(place).toEqual([left + 6, top + 8.5]);
			expect([font, colour]).toEqual(['500 10.5px "Inter Variable", system-ui, sans-serif', "onWaiting"]);
		}
		// At half the size there is room for a number, and at a tenth not even for that.
		const textsAt = (width: number): string[] =>
			drawn({ box: { window: { from: 0, to: 600 }, width: width + PLOT.left + PLOT.right } }).flatMap(({ text }) =>
				text === "" ? [] : [text],
			);
		expect(textsAt(300)).toEqual(["1", "2", "3", "1", "1"]);
		expect(textsAt(60)).toEqual(["2", "3"]);
	});

	test("outside of the window is not drawn, and one that reaches into it has its label inside", () => {
		const strokes = drawn({ box: { window: { from: 300, to: 400 }, width: 1000 + PLOT.left + PLOT.right } });
		expect(rects(strokes, "waiting", 0.35).map(([, top]) => top)).toEqual([4, 4 + 3 * 19]);
		expect(strokes.find(({ text }) => text === "3")?.at[0]).toBe(PLOT.left + 6);
	});

	test("that was not found by a search steps back", () => {
		const matches = new Uint8Array(6);
		matches[spanOf(2)] = 1;
		const strokes = drawn({ over: { matches } });
		expect(rects(strokes, "waiting", 0.35)).toEqual([[at(2).left, at(2).top, 279, 16]]);
		expect(rects(strokes, "waiting", 0.35 * DIMMED)).toHaveLength(5);
		expect(rects(strokes, "running")).toHaveLength(1);
		expect(rects(strokes, "running", DIMMED)).toHaveLength(2);
		expect(rects(strokes, "failed")).toHaveLength(1);
		// All but the one that was found and the one that is still there.
		expect(rects(strokes, "done", DIMMED).map(([, top]) => top)).toEqual([0, 1, 3, 4].map((span) => 4 + 19 * span));
	});

	test("in a lane above or below what is scrolled to is not drawn", () => {
		const grounds = rects(drawn({ scroll: 4 + 19, height: 38 }), "waiting", 0.35);
		expect(grounds.map(([, top]) => top)).toEqual([0, 19]);
		expect(rects(drawn({ scroll: 500 }), "waiting", 0.35)).toEqual([]);
	});

	test("is clipped to the plot", () => {
		const picture = pictureOf();
		for (const { clip, kind } of drawn()) if (kind === "text") expect(clip).toEqual([PLOT.left, 0, 601, picture.layout.height]);
	});
});

describe("how a task ended", () => {
	const cap = (ending: number, width: number, height = 16): string => {
		const { pencil, strokes } = recordingPencil();
		drawCap(pencil, NAMED, ending, { x: 100, y: 10, width, height });
		return strokesText(strokes);
	};
	test.each<[keyof typeof ENDING, number, string]>([
		["live", 50, ""],
		["done", 50, "rect 145 10 1 16 panel\nrect 146 10 4 16 done"],
		["done", 4, "rect 102.2 10 1.8 16 done"],
		["done", 1, "rect 100 10 1 16 done"],
		[
			"failed",
			50,
			"rect 138 10 1 16 panel\nrect 139 10 11 16 failed\nline 141.9 15.4 147.1 20.6 147.1 15.4 141.9 20.6 panel width 1.6",
		],
		["failed", 10, "rect 102 10 1 16 panel\nrect 103 10 7 16 failed"],
		["failed", 2, "rect 99.5 10 2.5 16 failed"],
		["cancelled", 50, "rect 146 10 4 16 cancelled\nrect 100 17.25 50 1.5 ink"],
	])("is told at its right end: %s, %d pixels wide", (ending, width, expected) =>
		expect(cap(ENDING[ending], width)).toBe(expected),
	);

	test("has no cross where the lane is too thin for one", () => {
		expect(cap(ENDING.failed, 50, 8)).not.toContain("line");
		expect(cap(ENDING.failed, 50, 9)).toContain("line");
		expect(cap(ENDING.failed, 12.8)).not.toContain("line");
		expect(cap(ENDING.failed, 12.9)).toContain("line");
	});

	test("of tasks that are thinner than a pixel, failures are all seen", async () => {
		const before = result;
		result = await runSource(
			'import { sleep } from "interleave"; async function f(n: number) { await sleep(0.1); if (n % 2) throw new Error("x"); } for (let n = 0; n < 40; n++) await f(n).catch(() => {}); await sleep(600);',
		);
		const box = { window: { from: 0, to: 600 }, width: 600 + PLOT.left + PLOT.right };
		const strokes = drawn({ box }, "function");
		result = before;
		const failed = rects(strokes, "failed");
		// Each once where it stands, and once more above what follows it.
		expect(failed).toHaveLength(40);
		expect(rects(strokes, "done").length).toBeLessThan(12);
	});
});

describe("a state", () => {
	const band = (state: number, width: number, height: number, isMain = false, strength = 1): string => {
		const { pencil, strokes } = recordingPencil();
		pencil.globalAlpha = strength;
		drawBand(pencil, NAMED, state, { x: 100, y: 10, width, height }, { isMain, strength });
		return strokesText(strokes);
	};
	test.each<[string, string, string]>([
		["running is one colour", band(STATE.running, 20, 16), "rect 100 10 20 16 running"],
		["waiting is one colour", band(STATE.waiting, 20, 16), "rect 100 10 20 16 waiting"],
		["blocked has a notch", band(STATE.blocked, 20, 16), "rect 100 10 20 16 blocked\nfill 102 10 108 10 105 14 panel"],
		["blocked has none where there is no room", band(STATE.blocked, 8.9, 16), "rect 100 10 8.9 16 blocked"],
		["blocked has none in a thin lane", band(STATE.blocked, 20, 7.9), "rect 100 10 20 7.9 blocked"],
		[
			"blocked has one from nine by eight on",
			band(STATE.blocked, 9, 8),
			"rect 100 10 9 8 blocked\nfill 102 10 108 10 105 14 panel",
		],
		["main, blocked, is pale", band(STATE.blocked, 8, 8, true), "rect 100 10 8 8 blocked alpha 0.4"],
		[
			"ready is hatched",
			band(STATE.ready, 10, 8),
			"rect 100 10 10 8 ready alpha 0.45\nline 92 18 100 10 97 18 105 10 102 18 110 10 107 18 115 10 ready width 1.4",
		],
		["ready is not where there is no room", band(STATE.ready, 2.9, 8), "rect 100 10 2.9 8 ready alpha 0.45"],
		["ready is not in a thin lane", band(STATE.ready, 10, 4.9), "rect 100 10 10 4.9 ready alpha 0.45"],
		["all are weaker beside what was found", band(STATE.blocked, 8, 8, true, 0.5), "rect 100 10 8 8 blocked alpha 0.2"],
		["ready too", band(STATE.ready, 2, 8, false, 0.2), "rect 100 10 2 8 ready alpha 0.09"],
	])("%s", (_, told, expected) => expect(told).toBe(expected));
});

describe("above the lanes", () => {
	const above = (over: Partial<Overlay>, change: Change = {}): string => {
		const plain = drawn(change).length;
		return strokesText(drawn({ ...change, over }).slice(plain));
	};
	const middle = (task: number): number => at(task).top + 9.5 - 1;
	const frame = (task: number, colour: string): string => {
		const { left, right, top } = at(task);
		const box = `${left - 1} ${top - 1} ${right - left + 1} 18`;
		return `line ${box} panel width 4\nline ${box} ${colour} width 2`;
	};

	test("the selected task has a frame, and the focused one another where it is not the same", () => {
		expect(above({ selected: spanOf(2) })).toBe(frame(2, "ink"));
		expect(above({ focused: spanOf(3) })).toBe(frame(3, "accent"));
		expect(above({ selected: spanOf(2), focused: spanOf(3) })).toBe(`${frame(2, "ink")}\n${frame(3, "accent")}`);
		expect(above({ selected: spanOf(2), focused: spanOf(2) })).toBe(frame(2, "ink"));
		// Main is span 0.
		expect(above({ selected: 0 })).toContain("ink");
		expect(above({ focused: 0 })).toContain("accent");
	});

	test("a frame reaches no further than four pixels out of the plot, and is never smaller than six", () => {
		const near = pictureOf({ box: { window: { from: 200, to: 300 }, width: 600 + PLOT.left + PLOT.right } });
		expect(spanRect(near, spanOf(2))).toMatchObject({ x: PLOT.left - 4, width: 6 * 80 + 4 });
		expect(spanRect(near, spanOf(3))).toMatchObject({ x: PLOT.left - 4, width: 608 });
		const far = pictureOf({ box: { window: { from: 0, to: 600_000 }, width: 600 + PLOT.left + PLOT.right } });
		expect(spanRect(far, spanOf(2))).toMatchObject({ x: PLOT.left, width: 6 });
		const low = pictureOf({ scroll: 30 });
		expect(spanRect(low, spanOf(2)).y).toBe(at(2).top - 30);
		for (const [laneHeight, height] of [
			[19, 16],
			[8, 6],
			[7.9, 6.9],
			[7, 6],
			[3, 6],
		] as const) {
			const { layout } = near;
			const thin = { ...layout, groups: layout.groups.map((group) => ({ ...group, laneHeight })) };
			expect(spanRect({ ...near, layout: thin }, spanOf(2)).height).toBeCloseTo(height, 9);
		}
	});

	test("the critical path is one line through its tasks, with a step from one to the next", () => {
		const path = {
			span: Uint32Array.of(0, spanOf(1), spanOf(2)),
			from: Float64Array.of(0, 10, 140),
			to: Float64Array.of(10, 140, 280),
		};
		const [y0, y1, y2] = [middle(0), middle(1), middle(2)];
		const line = [106, y0, 116, y0, 116, y1, 246, y1, 246, y2, 386, y2].join(" ");
		expect(above({ path })).toBe(`line ${line} panel width 5\nline ${line} ink width 2.25`);
		const box = { window: { from: 150, to: 200 }, width: 50 + PLOT.left + PLOT.right };
		expect(above({ path }, { box })).toContain(`line 96 ${y2} 236 ${y2} ink`);
		const early = { window: { from: 0, to: 5 }, width: 5 + PLOT.left + PLOT.right };
		expect(above({ path }, { box: early })).toContain(`line 106 ${y0} 116 ${y0} ink`);
	});

	test("of a path of a thousand steps within a pixel few are drawn", () => {
		const steps = Array.from({ length: 1000 }, (_, i) => i / 1000);
		const path = {
			span: Uint32Array.from(steps, (_, i) => i % 2),
			from: Float64Array.from(steps),
			to: Float64Array.from(steps, (one) => one + 0.001),
		};
		const points = above({ path }).split("\n")[0]?.split(" ").length ?? 0;
		expect(points).toBeGreaterThan(4);
		expect(points).toBeLessThan(20);
	});

	const arrow = (change: Partial<Arrow> = {}): Arrow => ({ kind: "woke", at: 300, from: spanOf(1), to: spanOf(3), ...change });

	test("an arrow leaves the middle of one lane and enters that of the other, at its instant: solid for waking, dashed for waiting", () => {
		const [from, to] = [middle(1), middle(3)];
		const wide = 6 + 38 / 6;
		const curve = (bow: number): string =>
			[406, from, 406 + bow, from, 406 + bow, to, 406, to].map((one) => Number(one.toFixed(2))).join(" ");
		expect(above({ arrows: [arrow()] })).toBe(
			`line ${curve(wide)} panel width 4\nline ${curve(wide)} accent width 1.75\nfill 406 ${to} 412 ${to - 1} 409.5 ${to - 6} accent`,
		);
		expect(above({ arrows: [arrow({ kind: "waits" })] })).toBe(
			`line ${curve(-wide)} panel width 4 dashed 3 3\nline ${curve(-wide)} blockInk width 1.75 dashed 3 3\nfill 406 ${to} 400 ${to - 1} 402.5 ${to - 6} blockInk`,
		);
		// Upwards the head stands below the end.
		expect(above({ arrows: [arrow({ from: spanOf(3), to: spanOf(1) })] })).toContain(
			`fill 406 ${from} 412 ${from + 1} 409.5 ${from + 6} accent`,
		);
	});

	test("an arrow bows the other way where it would leave the plot, and never more than sixteen pixels", () => {
		const second = (change: Partial<Arrow>): number => Number(above({ arrows: [arrow(change)] }).split(" ")[3]);
		expect(second({ at: 595 })).toBeLessThan(106 + 595);
		expect(second({ at: 300 })).toBeGreaterThan(106 + 300);
		expect(second({ kind: "waits", at: 3 })).toBeGreaterThan(106 + 3);
		expect(second({ kind: "waits", at: 300 })).toBeLessThan(106 + 300);
		expect(second({ from: 0, to: spanOf(5) })).toBe(106 + 300 + 16);
	});

	test("there is none outside of the window, nor within one lane, and at most sixty of them", () => {
		expect(above({ arrows: [arrow({ at: -1 }), arrow({ at: 601 }), arrow({ to: spanOf(1) })] })).toBe("");
		expect(above({ arrows: [arrow({ at: 0 }), arrow({ at: 600 })] }).split("\n")).toHaveLength(6);
		const many = (count: number): number =>
			above({ arrows: Array.from({ length: count }, (_, i) => arrow({ at: i })) }).split("\n").length / 3;
		expect([many(60), many(61), many(120), many(200)]).toEqual([60, 31, 60, 50]);
	});
});

describe("what lies under a place, and in the picture", () => {
	const views = fc.record({
		from: fc.nat(500),
		length: fc.integer({ min: 1, max: 600 }),
		scroll: fc.nat(150),
		height: fc.integer({ min: 1, max: 200 }),
		by: fc.constantFrom("task" as const, "function" as const),
	});

	test("is the span that a look at all of them finds", () => {
		fc.assert(
			fc.property(views, fc.nat(750), fc.nat(150), ({ from, length, by }, x, y) => {
				const box = { window: { from, to: from + length }, width: 600 + PLOT.left + PLOT.right };
				const { scene, layout } = pictureOf({}, by);
				const { spans, lanes, index } = scene;
				const instant = from + Math.min(1, Math.max(0, (x - PLOT.left) / 600)) * length;
				const slow = Array.from(spans.task).findIndex((_, span) => {
					const lane = lanes.lane[span] as number;
					const group = layout.groups.find(({ top, height }) => y >= top && y < top + height);
					const isInLane = y >= laneTop(layout, lane) && y < laneTop(layout, lane) + laneHeightOf(layout, lane);
					return (
						group !== undefined && isInLane && (spans.start[span] as number) <= instant && instant < (spans.end[span] as number)
					);
				});
				expect(findSpan(spans, index, layout, box, x, y)).toBe(slow);
			}),
		);
	});

	test("is nothing above, between and below the lanes", () => {
		const { scene, layout, box } = pictureOf({}, "function");
		const find = (y: number): number => findSpan(scene.spans, scene.index, layout, box, PLOT.left + 50, y);
		const [first, second] = layout.groups;
		if (first === undefined || second === undefined) throw new Error();
		expect([find(0), find(first.top - 0.5), find(first.top), find(first.top + 5)]).toEqual([-1, -1, 0, 0]);
		expect([find(first.top + first.height), find(second.top - 1), find(layout.height + 50)]).toEqual([-1, -1, -1]);
		// A group that its label holds open has room below its lanes.
		expect(find(second.top + 1)).not.toBe(-1);
	});

	test("lanes and spans in sight are those that a look at all of them counts", () => {
		fc.assert(
			fc.property(views, ({ from, length, scroll, height, by }) => {
				const box = { window: { from, to: from + length }, width: 700 };
				const picture = pictureOf({ box, scroll, height }, by);
				const { layout, scene } = picture;
				for (const group of layout.groups) {
					const inSight = Array.from({ length: group.laneCount }, (_, i) => group.firstLane + i).filter((lane) => {
						const top = laneTop(layout, lane);
						return top + group.laneHeight > scroll && top < scroll + height;
					});
					const [first, last] = lanesInView(picture, group);
					expect(last - first).toBe(inSight.length);
					if (inSight.length > 0) expect(first).toBe(inSight[0]);
					const { spans, lanes } = scene;
					const slow = Array.from(spans.task).filter((_, span) => {
						const isIn = inSight.includes(lanes.lane[span] as number);
						return isIn && (spans.end[span] as number) > from && (spans.start[span] as number) <= from + length;
					});
					expect(countVisible(picture, group)).toBe(slow.length);
				}
			}),
		);
	});
});
