import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Plot } from "../../../engine/types";
import { added, keyMove, movedTo, removed, stepIn } from "../../../web/scope/axis/moments-moves";
import { drawnSeries, numberText } from "../../../web/scope/panel/values/plot-points";

const plotOf = (points: readonly (readonly [x: number, y: number, of: number])[], style: Partial<Plot["style"]> = {}): Plot => ({
	name: "p",
	style: { kind: "line", xLog: false, yLog: false, xLabel: "", yLabel: "", ...style },
	series: ["a", "b"],
	calls: points.length,
	stride: 1,
	time: points.map((_, i) => i),
	row: points.map((_, i) => i),
	x: points.map(([x]) => x),
	y: points.map(([, y]) => y),
	of: points.map(([, , of]) => of),
});

describe("of a plot is drawn", () => {
	const points = fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(1)), { maxLength: 30 });
	test("each point in its series, before or after the playhead, and the line goes on", () => {
		fc.assert(
			fc.property(points, fc.integer({ min: -1, max: 30 }), fc.boolean(), (all, at, isLine) => {
				const { series, past, unfit } = drawnSeries(plotOf(all, { kind: isLine ? "line" : "points" }), { at });
				expect([past, unfit]).toEqual([Math.min(all.length, at + 1), 0]);
				series.forEach((one, of) => {
					const own = all.map(([x, y, s], i) => ({ x, y, s, i })).filter(({ s }) => s === of);
					const before = own.filter(({ i }) => i <= at).map(({ x, y }) => ({ x, y }));
					const after = own.filter(({ i }) => i > at).map(({ x, y }) => ({ x, y }));
					expect(one.past).toEqual(before);
					expect(one.future).toEqual(isLine && after.length > 0 ? [...before.slice(-1), ...after] : after);
				});
			}),
		);
	});
	test("nothing at 0 or below on a logarithmic axis, and it is counted", () => {
		const all = [
			[1, 1, 0],
			[0, 1, 0],
			[1, -1, 0],
		] as const;
		expect(drawnSeries(plotOf(all, { xLog: true }), { at: 9 })).toMatchObject({ unfit: 1 });
		expect(drawnSeries(plotOf(all, { xLog: true, yLog: true }), { at: 9 }).series[0]?.past).toEqual([{ x: 1, y: 1 }]);
	});
	test("a part of very many points, with the last one and the one at the playhead", () => {
		const all = Array.from({ length: 10_000 }, (_, i) => [i, i, 0] as const);
		const [one] = drawnSeries(plotOf(all), { at: 5_003 }).series;
		expect((one?.past.length ?? 0) + (one?.future.length ?? 0)).toBeLessThanOrEqual(1_003);
		expect([one?.past.at(-1)?.x, one?.future.at(-1)?.x]).toEqual([5_003, 9_999]);
	});
	test("with numbers that are short", () => {
		expect([0, 1200, 0.0351234, 1.5e9, -2e-7].map(numberText)).toEqual(["0", "1,200", "0.03512", "1.5e+9", "-2e-7"]);
	});
});

describe("flags of moments", () => {
	const bounds = { min: 0, max: 5000 };
	test("stand at round instants within their bounds, and next to where they were put", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 4000 }),
				fc.integer({ min: 1, max: 5000 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(from, length, share) => {
					const at = from + length * share;
					const placed = stepIn(bounds, { from, to: from + length }, at);
					expect(placed).toBeGreaterThanOrEqual(bounds.min);
					expect(placed).toBeLessThanOrEqual(bounds.max);
					if (at <= bounds.max) expect(Math.abs(placed - at)).toBeLessThanOrEqual(length / 200);
					expect(String(placed).length).toBeLessThan(9);
				},
			),
		);
	});
	test("are moved by keys within their bounds", () => {
		const keys = ["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown", "PageUp", "PageDown", "Home", "End", "x"];
		expect(keys.map((key) => keyMove(key, false, 1000, bounds))).toEqual([1050, 1050, 950, 950, 1500, 500, 0, 5000, null]);
		expect(keyMove("ArrowRight", true, 1000, bounds)).toBe(1005);
		expect([keyMove("ArrowLeft", false, 20, bounds), keyMove("PageUp", false, 4900, bounds)]).toEqual([0, 5000]);
	});
	test("stay in order and apart", () => {
		expect([added([1, 5], 3), added([1, 5], 5), removed([1, 5, 9], 1), movedTo([1, 5, 9], 0, 7), movedTo([1, 5], 0, 5)]).toEqual([
			[1, 3, 5],
			[1, 5],
			[1, 9],
			[5, 7, 9],
			[5],
		]);
	});
});
