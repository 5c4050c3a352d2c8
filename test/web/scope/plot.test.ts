import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	keptWindow,
	PLOT,
	panWindow,
	pinchWindow,
	pxToTime,
	tickLabel,
	timeTicks,
	timeToPx,
	usableWindow,
	wholeRun,
	zoomWindow,
} from "../../../web/scope/axis/plot";

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

describe("two fingers", () => {
	const box = { window: { from: 4000, to: 6000 }, width: 1000 };
	const END = 100_000;
	const finger = fc.integer({ min: 150, max: 900 });

	test("mean the same whichever of them came first", () => {
		fc.assert(
			fc.property(fc.tuple(finger, finger), fc.tuple(finger, finger), ([a, b], [c, d]) => {
				fc.pre(a !== b && c !== d);
				expect(pinchWindow(box, [b, a], [d, c], END)).toEqual(pinchWindow(box, [a, b], [c, d], END));
			}),
		);
	});

	test("that move apart show less of the run, and that close show more", () => {
		for (const [before, after, factor] of [
			[[400, 600], [300, 700], 0.5],
			[[600, 400], [700, 300], 0.5],
			[[400, 600], [450, 550], 2],
			[[600, 400], [550, 450], 2],
		] as [[number, number], [number, number], number][]) {
			const { from, to } = pinchWindow(box, before, after, END);
			expect(to - from).toBeCloseTo(2000 * factor, 6);
		}
	});

	test("that move together move the window, and stop at the ends of the run", () => {
		const perPx = 2000 / (1000 - PLOT.left - PLOT.right);
		const { from, to } = pinchWindow(box, [400, 600], [350, 550], END);
		expect(from).toBeCloseTo(4000 + 50 * perPx, 6);
		expect(to - from).toBeCloseTo(2000, 6);
		expect(pinchWindow({ ...box, window: { from: 0, to: 2000 } }, [400, 600], [500, 700], END).from).toBe(0);
		expect(pinchWindow({ ...box, window: { from: END - 2000, to: END } }, [400, 600], [300, 500], END).to).toBeCloseTo(END, 6);
		const whole = pinchWindow(box, [400, 600], [499, 501], 8000);
		expect(whole).toEqual({ from: 0, to: 8000 });
	});

	test("that meet, or cross each other, show no more than eight pixels' distance would", () => {
		const nearest = pinchWindow(box, [400, 600], [500, 508], END);
		for (const [left, right] of [
			[500, 504],
			[500, 500],
			[500, 420],
		] as const)
			expect(pinchWindow(box, [400, 600], [left, right], END)).toEqual(nearest);
	});
});

describe("the window that is kept", () => {
	test("is none where it shows the whole run, or nearly", () => {
		expect(keptWindow({ from: 0, to: 1000 }, 1000)).toBeNull();
		expect(keptWindow({ from: 0.5, to: 1000 }, 1000)).toBeNull();
		expect(keptWindow({ from: 10, to: 1000 }, 1000)).toEqual({ from: 10, to: 1000 });
		expect(keptWindow({ from: 0, to: 1 }, 0)).toBeNull();
	});

	test("is drawn where the run has that time, and else the whole run is", () => {
		const kept = { from: 200, to: 400 };
		expect(usableWindow(kept, 400)).toBe(kept);
		expect(usableWindow({ from: 0.1, to: 0.1 + 0.2 }, 0.3)).toEqual({ from: 0.1, to: 0.1 + 0.2 });
		expect(usableWindow(kept, 399)).toEqual({ from: 0, to: 399 });
		expect(usableWindow(null, 5)).toEqual({ from: 0, to: 5 });
	});
});

test("zooming keeps the instant under the pointer where it stands, as long as the run reaches there", () => {
	fc.assert(
		fc.property(fc.double({ min: 0.2, max: 3, noNaN: true }), fc.integer({ min: 0, max: 2000 }), (factor, offset) => {
			const box = { window: { from: 40_000, to: 42_000 }, width: 1000 };
			const at = 40_000 + offset;
			const window = zoomWindow(box.window, factor, at, 100_000);
			expect(timeToPx({ ...box, window }, at)).toBeCloseTo(timeToPx(box, at), 4);
			expect(window.to - window.from).toBeCloseTo(2000 * factor, 6);
		}),
	);
	expect(zoomWindow({ from: 5, to: 5.002 }, 0.01, 5.001, 10)).toEqual({
		from: expect.closeTo(5.0005, 9) as number,
		to: expect.closeTo(5.0015, 9) as number,
	});
});

test.each<[from: number, to: number, count: number, ticks: string[]]>([
	[0, 4, 4, ["0 ms", "1 ms", "2 ms", "3 ms", "4 ms"]],
	[0, 1000, 4, ["0 s", "0.5 s", "1.0 s"]],
	[0, 999, 4, ["0 ms", "500 ms"]],
	[0, 4900, 10, ["0 s", "0.5 s", "1.0 s", "1.5 s", "2.0 s", "2.5 s", "3.0 s", "3.5 s", "4.0 s", "4.5 s"]],
	[0, 60_000, 6, ["0 s", "10 s", "20 s", "30 s", "40 s", "50 s", "60 s"]],
	[0, 90_000, 3, ["0 s", "30 s", "60 s", "90 s"]],
	[0, 600_000, 5, ["0 min", "2 min", "4 min", "6 min", "8 min", "10 min"]],
	[0, 540_000, 5, ["0 s", "120 s", "240 s", "360 s", "480 s"]],
	[0, 10_800_000, 3, ["0 h", "1 h", "2 h", "3 h"]],
	[0, 36_000_000, 5, ["0 h", "2 h", "4 h", "6 h", "8 h", "10 h"]],
	[0, 360_000_000, 5, ["0 h", "20 h", "40 h", "60 h", "80 h", "100 h"]],
	[0, 0.04, 4, ["0 µs", "10 µs", "20 µs", "30 µs", "40 µs"]],
	[7.3, 7.9, 4, ["7.4 ms", "7.6 ms", "7.8 ms"]],
])("an axis from %d to %d with about %d ticks reads well", (from, to, count, texts) => {
	const ticks = timeTicks({ from, to }, count);
	const step = (ticks[1] as number) - (ticks[0] as number);
	expect(ticks.map((at) => tickLabel(at, step, to))).toEqual(texts);
});
