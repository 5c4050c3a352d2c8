import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { RunOptions } from "../../../engine/types";
import type { Finished } from "../../../web/run/run-store";
import { viewTrace } from "../../../web/run/trace-view";
import { PLOT, timeToPx } from "../../../web/scope/axis/plot";
import { chartsOf } from "../../../web/scope/charts/chart-data";
import { drawSheet, layOutSheet, SHEET_WIDTH, type Sheet } from "../../../web/scope/save/draw-sheet";
import { runSource } from "../../engine/support/run-source";
import { NAMED } from "../support/palette";
import { recordingPencil, type Stroke } from "../support/recording-pencil";

/** The page's tokens, as words: a colour is read from an element of the page. */
beforeAll(() => {
	const element = () => ({ style: {}, isConnected: true, getContext: () => ({ fillStyle: "" }) });
	vi.stubGlobal("document", { createElement: element, body: { append: () => {} } });
	vi.stubGlobal("getComputedStyle", ({ style }: { style: { color: string } }) => style);
});
afterAll(() => void vi.unstubAllGlobals());

const SOURCE = `import { busy, gather, gauge, knob, sleep } from "interleave";
const limit = knob("limit", { value: 3, min: 1, max: 9 });
async function work(n: number) { await sleep(100); busy(10); gauge("done", n); if (n === 7) throw new Error("seven"); }
async function alone() { await sleep(50); }
await gather(Array.from({ length: 12 }, (_, n) => () => work(n)), { limit, settle: true });
await alone();`;

async function sheetOf(change: Partial<Sheet> = {}, source = SOURCE, options: RunOptions = {}): Promise<Sheet> {
	const result = await runSource(source, options);
	const view = viewTrace(result);
	const shown: Finished = { id: 1, files: { "main.ts": source }, result, view, options, took: 1 };
	const { end } = result.trace;
	return {
		shown,
		source: view.drawing.read(),
		window: { from: 0, to: end },
		lanesBy: "function",
		tasksAs: "inFlight",
		title: "Twelve pages",
		link: "https://example.org/#twelve",
		palette: NAMED,
		scale: 2,
		...change,
	};
}

function drawn(sheet: Sheet) {
	const plan = layOutSheet(sheet);
	const { pencil, strokes } = recordingPencil();
	drawSheet(pencil, sheet, plan);
	const texts = strokes.filter(({ kind }) => kind === "text");
	const textOf = (text: string): Stroke => texts.find((one) => one.text === text) ?? expect.fail(`${text} is not written`);
	return { plan, strokes, texts, textOf };
}
const sizeOf = ({ font }: Stroke): number => Number(/([\d.]+)px/.exec(font)?.[1]);
/** Left, top, right and bottom of a text, about; it stands on its middle. */
function boxOf(text: Stroke): [number, number, number, number] {
	const [x = 0, y = 0] = text.at;
	const size = sizeOf(text);
	return [x, y - size / 2, x + text.text.length * size * 0.5, y + size / 2];
}

const SHEETS: [string, Partial<Sheet>][] = [
	["lanes by function", {}],
	["lanes by task", { lanesBy: "task" }],
	["lanes by parent, tasks by state", { lanesBy: "parent", tasksAs: "states" }],
	["a part of the run", { window: { from: 120, to: 300 } }],
];

describe.each(SHEETS)("a sheet with %s", (_, change) => {
	test("has room for all that is drawn on it, on a panel that covers it", async () => {
		const { plan, strokes, texts } = drawn(await sheetOf(change));
		expect(strokes[0]).toMatchObject({ kind: "rect", at: [0, 0, SHEET_WIDTH, plan.height], colour: "panel" });
		for (const text of texts) {
			const [left, top, right, bottom] = boxOf(text);
			expect(left).toBeGreaterThanOrEqual(24);
			expect(top).toBeGreaterThanOrEqual(10);
			expect(right, text.text).toBeLessThanOrEqual(SHEET_WIDTH);
			expect(bottom).toBeLessThanOrEqual(plan.height - 6);
		}
		for (const { at } of strokes.filter(({ kind, clip }) => kind === "line" && clip === null))
			for (let i = 0; i < at.length; i += 2) {
				expect(at[i]).toBeGreaterThanOrEqual(24);
				expect(at[i]).toBeLessThanOrEqual(SHEET_WIDTH - 24);
				expect(at[i + 1]).toBeLessThan(plan.height);
			}
	});

	test("writes no text over another, with a gap between lines", async () => {
		const { texts } = drawn(await sheetOf(change));
		const boxes = texts
			.filter(({ clip, colour }) => clip === null || !/^onWaiting$/.test(colour))
			.map((text) => ({ text, box: boxOf(text) }));
		for (const a of boxes)
			for (const b of boxes) {
				if (a === b) continue;
				const isOver = a.box[0] < b.box[2] && b.box[0] < a.box[2] && a.box[1] < b.box[3] && b.box[1] < a.box[3];
				expect(isOver ? `${a.text.text} over ${b.text.text}` : "").toBe("");
			}
	});

	test("has its ticks where those instants stand in every chart", async () => {
		const sheet = await sheetOf(change);
		const { strokes, plan } = drawn(sheet);
		const box = { window: sheet.window, width: SHEET_WIDTH - 48 };
		const ticks = strokes.filter(
			({ text, font }) => / (?:ms|s)$/.test(text) && /^400 11.5px/.test(font) && !text.includes("peak"),
		);
		expect(ticks.length).toBeGreaterThan(4);
		for (const { text, at } of ticks) {
			const ms = Number.parseFloat(text) * (text.endsWith(" ms") ? 1 : 1000);
			const x = 24 + timeToPx(box, ms);
			expect(at[0]).toBeCloseTo(x + 3, 6);
			expect(at[1]).toBe(76);
			const line = strokes.find(
				({ kind, at: [left, top] }) => kind === "rect" && left !== undefined && Math.abs(left - x) < 1e-6 && top === 86,
			);
			// From above the lanes to below the last chart.
			expect(line).toMatchObject({ colour: "var(--line)", at: [x, 86, 1, plan.height - 66 - 86] });
		}
	});
});

describe("the head of a sheet", () => {
	test("says the title, what the run was like, its knobs and its seed", async () => {
		const { textOf, texts } = drawn(await sheetOf());
		expect(textOf("Twelve pages")).toMatchObject({
			at: [24, 26],
			font: expect.stringMatching(/^600 18px/) as string,
			colour: "var(--ink)",
		});
		const line = texts.find(({ text }) => text.includes("virtual time")) as Stroke;
		expect(line.text).toMatch(/ · limit 3 · seed 1 · virtual time$/);
		expect(line.at).toEqual([24, 49]);
		expect(sizeOf(line)).toBe(13);
	});

	test("says which part is shown, where it is not all of the run", async () => {
		const said = async (from: number, to: number): Promise<string> =>
			drawn(await sheetOf({ window: { from, to } })).texts.find(({ text }) => text.includes("virtual time"))?.text ?? "";
		const whole = await sheetOf();
		const { end } = whole.shown.result.trace;
		expect(await said(0, end)).not.toContain(" to ");
		expect(await said(0, end + 1)).not.toContain(" to ");
		expect(await said(120, 300)).toContain(", 120 ms to 300 ms");
		expect(await said(0, 300)).toContain(", 0 ms to 300 ms");
		expect(await said(120, end)).toContain(", 120 ms to ");
	});

	test("and the link stands at the foot", async () => {
		const { textOf, plan } = drawn(await sheetOf());
		expect(textOf("https://example.org/#twelve")).toMatchObject({ at: [24, plan.height - 14], colour: "var(--ink3)" });
	});
});

describe("the plan of a sheet", () => {
	test("is as high as its parts: head, axis, lanes, up to four charts, legend and foot", async () => {
		const { plan } = drawn(await sheetOf());
		expect(plan.charts.map(({ title }) => title)).toEqual(["In flight", "Memory", "CPU", "done"]);
		expect(plan.lanesHeight).toBe(plan.layout.height);
		expect(plan.height).toBe(66 + 26 + plan.lanesHeight + 4 * 74 + 40 + 26);
		const many = `${SOURCE}\nfor (const name of ["a", "b", "c"]) gauge(name, 1);`;
		expect(drawn(await sheetOf({}, many)).plan.charts).toHaveLength(4);
	});

	test("cuts what would have to be scrolled, labels too", async () => {
		const many =
			'import { sleep } from "interleave"; const nap = async () => { await sleep(9); }; for (let i = 0; i < 90; i++) void nap();';
		const { plan, texts, strokes } = drawn(await sheetOf({ lanesBy: "task" }, many));
		expect(plan.layout.height).toBeGreaterThan(660);
		expect(plan.lanesHeight).toBe(660);
		const labels = texts.filter(({ text }) => text.startsWith("nap "));
		expect(labels).toHaveLength(34);
		for (const { clip, at } of labels) {
			expect(clip).toEqual([0, 92, 24 + PLOT.left - 8, 660]);
			expect(at[1]).toBeLessThan(92 + 660 + 10);
		}
		expect(strokes.some(({ clip }) => clip !== null && clip[1] === 92 && clip[3] === 660 && clip[0] === 24 + PLOT.left)).toBe(
			true,
		);
	});
});

describe("labels of lanes", () => {
	test("by function are a name, and below it how many tasks it has where there are several", async () => {
		const { plan, textOf, texts } = drawn(await sheetOf());
		for (const { name, tasks, top } of plan.layout.groups) {
			expect(textOf(name)).toMatchObject({ at: [24, 92 + top + 8], font: expect.stringMatching(/^500 12.5px/) as string });
			if (tasks > 1) expect(textOf(`${tasks} tasks`)).toMatchObject({ at: [24, 92 + top + 24], colour: "var(--ink3)" });
		}
		expect(texts.filter(({ text }) => text === "1 tasks")).toEqual([]);
	});

	test("by task stand in the middle of each task's lane", async () => {
		const { textOf } = drawn(await sheetOf({ lanesBy: "task" }));
		expect(textOf("main").at).toEqual([24, 92 + 4 + 9.5]);
		expect(textOf("work 1").at).toEqual([24, 92 + 4 + 19 + 9.5]);
		expect(textOf("alone 1").at).toEqual([24, 92 + 4 + 13 * 19 + 9.5]);
	});
});

describe("charts", () => {
	test("stand below each other, with their title, notes, baseline, area and outline", async () => {
		const sheet = await sheetOf();
		const { plan, textOf, strokes } = drawn(sheet);
		const box = { window: sheet.window, width: SHEET_WIDTH - 48 };
		for (const [i, chart] of plan.charts.entries()) {
			const top = 92 + plan.lanesHeight + i * 74;
			expect(textOf(chart.title).at).toEqual([24, top + 16]);
			chart.notes.forEach((note, k) => expect(textOf(note).at).toEqual([24, top + 32 + 15 * k]));
			const y = (value: number): number => top + 6 + 62 * (1 - (value - chart.bottom) / (chart.top - chart.bottom));
			const base = strokes.find(({ kind, at }) => kind === "rect" && at[1] === y(chart.bottom) && at[0] === 24 + PLOT.left);
			expect(base?.at).toEqual([24 + PLOT.left, y(chart.bottom), box.width - PLOT.left - PLOT.right, 1]);
			const points = chart.points(0, sheet.window.to, 1000);
			// Each value holds until the next instant: a step.
			const steps = points.flatMap(({ time, value = 0 }, k) => {
				const x = 24 + timeToPx(box, time);
				return k === 0 ? [x, y(value)] : [x, y(points[k - 1]?.value ?? 0), x, y(value)];
			});
			const colour = `var(--${chart.layers[0]?.colour})`;
			const isAlong = (at: number[]): boolean =>
				at.length === steps.length && at.every((one, k) => Math.abs(one - (steps[k] as number)) < 1e-6);
			// A line begins where it stands.
			const outline = strokes.find(({ kind, at }) => kind === "line" && isAlong(at.slice(2)));
			expect(outline).toMatchObject({ colour, width: 1.4, alpha: 1, dash: "" });
			const area = strokes[strokes.indexOf(outline as Stroke) - 1];
			expect(area).toMatchObject({ kind: "fill", colour, alpha: 0.2 });
			// Up along the steps, and back along the baseline.
			expect(area?.at.slice(0, 2)).toEqual([steps[0], y(0)]);
			expect(area?.at.slice(2, 2 + steps.length).map((one) => one.toFixed(6))).toEqual(steps.map((one) => one.toFixed(6)));
			const back = area?.at.slice(2 + steps.length) ?? [];
			expect(back.filter((_, k) => k % 2 === 1).every((one) => one === y(0))).toBe(true);
			expect(back[0]).toBe(steps.at(-2));
			expect(back.at(-2)).toBe(steps[0]);
		}
	});

	test("of tasks by state are stacked: each layer stands on the one before", async () => {
		const sheet = await sheetOf({ tasksAs: "states" });
		const { strokes, plan } = drawn(sheet);
		const [states] = chartsOf(sheet.shown.result, "states");
		if (states === undefined) throw new Error();
		const top = 92 + plan.lanesHeight;
		const y = (value: number): number => top + 6 + 62 * (1 - value / states.top);
		const points = states.points(0, sheet.window.to, 1000);
		const areas = strokes.filter(({ kind, alpha }) => kind === "fill" && alpha === 0.6);
		expect(areas.map(({ colour }) => colour)).toEqual(["run", "wait", "block", "ready"].map((one) => `var(--${one})`));
		let below = points.map(() => 0);
		for (const [i, { at }] of areas.entries()) {
			const key = ["running", "waiting", "blocked", "ready"][i] as string;
			const above = points.map((point, k) => (below[k] as number) + (point[key] as number));
			// The first corner is below, the second above.
			expect(at[1]).toBeCloseTo(y(below[0] as number), 6);
			expect(at[3]).toBeCloseTo(y(above[0] as number), 6);
			const ups = above.flatMap((value, k) => (k === 0 ? [y(value)] : [y(above[k - 1] as number), y(value)]));
			const downs = below.flatMap((value, k) => (k === 0 ? [y(value)] : [y(below[k - 1] as number), y(value)])).toReversed();
			const heights = at.filter((_, k) => k % 2 === 1).slice(1);
			expect(heights.map((one) => one.toFixed(6))).toEqual([...ups, ...downs].map((one) => one.toFixed(6)));
			below = above;
		}
	});

	test("draw a limit as a dashed line across, with its name above its right end", async () => {
		const sheet = await sheetOf();
		const { strokes, textOf, plan } = drawn(sheet);
		const [chart] = plan.charts;
		const y = 92 + plan.lanesHeight + 6 + 62 * (1 - 3 / (chart?.top ?? 0));
		const right = 24 + SHEET_WIDTH - 48 - PLOT.right;
		const dashed = strokes.filter(({ dash }) => dash === "4 3");
		expect(dashed).toMatchObject([{ at: [24 + PLOT.left, y, right, y], colour: "var(--ink3)" }]);
		expect(textOf("limit 3")).toMatchObject({ at: [right - 60, y - 8] });
		expect(sizeOf(textOf("limit 3"))).toBe(11.5);
		const without = drawn(
			await sheetOf({}, SOURCE.replaceAll("limit", "most").replace("{ most, settle", "{ limit: most, settle")),
		);
		expect(without.strokes.filter(({ dash }) => dash !== "")).toEqual([]);
	});

	test("end where the run does, however far the window reaches", async () => {
		const sheet = await sheetOf();
		const { end } = sheet.shown.result.trace;
		const wide = { ...sheet, window: { from: 0, to: end * 2 } };
		const { strokes } = drawn(wide);
		const last = 24 + timeToPx({ window: wide.window, width: SHEET_WIDTH - 48 }, end);
		const outlines = strokes.filter(
			({ kind, width, clip, dash }) => kind === "line" && width === 1.4 && clip === null && dash === "",
		);
		expect(outlines).toHaveLength(4);
		for (const { at } of outlines) expect(at.at(-2)).toBeCloseTo(last, 6);
	});
});

describe("the legend", () => {
	test("shows every state as the timeline draws it, beside its name, in a row below the charts", async () => {
		const { plan, strokes, texts } = drawn(await sheetOf());
		const y = 92 + plan.lanesHeight + 4 * 74 + 12;
		const names = ["running", "ready", "waiting", "blocked", "done", "failed", "cancelled"];
		let x = 24 + PLOT.left;
		for (const name of names) {
			expect(texts.findLast(({ text }) => text === name)).toMatchObject({ at: [x + 33, y + 6.5], colour: "var(--ink2)" });
			const swatch = strokes.filter(
				({ kind, at }) => kind === "rect" && at[1] === y && (at[0] as number) >= x && (at[0] as number) < x + 26,
			);
			const ground = ["done", "failed", "cancelled"].includes(name) ? "waiting" : name;
			expect(swatch[0]).toMatchObject({ at: [x, y, 26, 12], colour: ground });
			if (ground !== name) expect(swatch.some(({ colour }) => colour === name)).toBe(true);
			x += 50 + name.length * 7;
		}
	});
});
