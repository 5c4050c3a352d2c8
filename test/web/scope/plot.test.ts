import fc from "fast-check";
import { expect, test } from "vitest";
import { PLOT, panWindow, pxToTime, tickLabel, timeTicks, timeToPx, wholeRun, zoomWindow } from "../../../web/scope/axis/plot";

const windows = fc
	.tuple(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.double({ min: 0.01, max: 1e9, noNaN: true }))
	.map(([from, length]) => ({ from, to: from + length }));

test("a pixel leads to the instant that stands on it", () => {
	fc.assert(
		fc.property(windows, fc.double({ min: 0, max: 1, noNaN: true }), (window, share) => {
			const box = { window, width: 900 };
			const at = window.from + share * (window.to - window.from);
			expect(pxToTime(box, timeToPx(box, at))).toBeCloseTo(at, 3);
		}),
	);
});

test("the edges of the window stand on the margins", () => {
	const box = { window: { from: 100, to: 300 }, width: 900 };
	expect(timeToPx(box, 100)).toBe(PLOT.left);
	expect(timeToPx(box, 300)).toBe(900 - PLOT.right);
	expect(pxToTime(box, -50)).toBe(100);
	expect(pxToTime(box, 5000)).toBe(300);
});

test("ticks are inside the window, evenly spaced, and not more than asked for and one", () => {
	fc.assert(
		fc.property(windows, fc.integer({ min: 2, max: 12 }), (window, count) => {
			const ticks = timeTicks(window, count);
			expect(ticks.length).toBeLessThanOrEqual(count + 1);
			for (const tick of ticks) expect(tick).toBeGreaterThanOrEqual(window.from - (window.to - window.from) * 1e-6);
			const gaps = ticks.slice(1).map((tick, i) => tick - (ticks[i] as number));
			for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0] as number, 5);
		}),
	);
});

test("no two ticks of an axis have the same label", () => {
	fc.assert(
		fc.property(windows, (window) => {
			fc.pre(window.to - window.from > window.to * 1e-6);
			const ticks = timeTicks(window, 8);
			const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
			const labels = ticks.map((tick) => tickLabel(tick, step, window.to));
			expect(new Set(labels).size).toBe(labels.length);
		}),
	);
});

test("labels are round on a clock: minutes and seconds, not thirds of them", () => {
	expect(timeTicks({ from: 0, to: 1_501_470 }, 8).map((at) => tickLabel(at, 300_000, 1_501_470))).toEqual([
		"0 min",
		"5 min",
		"10 min",
		"15 min",
		"20 min",
		"25 min",
	]);
	expect(tickLabel(1500, 500, 5180)).toBe("1.5 s");
	expect(tickLabel(250, 50, 900)).toBe("250 ms");
});

test("zooming and panning stay inside the run", () => {
	const whole = wholeRun(5000);
	expect(zoomWindow(whole, 2, 2500, 5000)).toEqual(whole);
	const near = zoomWindow(whole, 0.1, 0, 5000);
	expect(near).toEqual({ from: 0, to: 500 });
	expect(panWindow(near, -100, 5000)).toEqual(near);
	expect(panWindow(near, 1e9, 5000)).toEqual({ from: 4500, to: 5000 });
});

test("a run of 0 ms has a window to be drawn in", () => expect(wholeRun(0)).toEqual({ from: 0, to: 1 }));
