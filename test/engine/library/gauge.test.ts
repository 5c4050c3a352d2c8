import { describe, expect, test } from "vitest";
import { createGauge } from "../../../engine/library/instruments/gauge";
import type { LibraryApi } from "../../../engine/runtime/library-api";
import type { Trace } from "../../../engine/types";

type Series = Trace["gauges"][number];

/** The gauge by itself, on a clock that the test moves. */
function gaugeByItself() {
	const clock = { now: 0 };
	const all: Series[] = [];
	const kernel = {
		now: () => clock.now,
		addGauge(name: string): Series {
			const series: Series = { name, time: [], value: [] };
			all.push(series);
			return series;
		},
	} as unknown as LibraryApi;
	return { clock, all, gauge: createGauge(kernel) };
}
/** Draws a new value at each of so many instants, `gap` apart, and says how many points there are then. */
function draw({ clock, all, gauge }: ReturnType<typeof gaugeByItself>, count: number, gap: number): number {
	for (let i = 0; i < count; i++) {
		clock.now += gap;
		gauge("n", clock.now);
	}
	return all[0]?.time.length ?? 0;
}

describe("a series of very many points", () => {
	test("keeps each of them up to 20,000, and then every other one", () => {
		const one = gaugeByItself();
		expect(draw(one, 19_999, 1)).toBe(19_999);
		expect(draw(one, 1, 1)).toBe(10_000);
		const { time, value } = one.all[0] as Series;
		expect([time[0], time[1], time[9_999]]).toEqual([1, 3, 19_999]);
		expect(value).toEqual(time);
	});

	test("goes on half as finely: a stretch as long as the first one gets half the points", () => {
		for (const gap of [1, 0.25, 0.3, 7]) {
			const one = gaugeByItself();
			const before = draw(one, 20_000, gap);
			const added = draw(one, 19_000, gap) - before;
			expect(added).toBeGreaterThan(9_000);
			expect(added).toBeLessThanOrEqual(9_600);
		}
	});

	test("never draws two points nearer to each other than a ten-thousandth of the run so far", () => {
		const one = gaugeByItself();
		draw(one, 20_000, 0.7);
		const spacing = (one.clock.now - 0.7) / 10_000;
		draw(one, 9_000, 0.4);
		const late = (one.all[0] as Series).time.slice(10_001);
		late.slice(1).forEach((at, i) => expect(at - (late[i] as number)).toBeGreaterThan(spacing));
		expect(late.length).toBeGreaterThan(1_000);
	});

	test("ends with the value that was drawn last, however dense", () => {
		const one = gaugeByItself();
		for (let count = 1; count < 60_000; count += 997) {
			draw(one, 997, 0.5);
			expect((one.all[0] as Series).value.at(-1)).toBe(one.clock.now);
		}
	});
});

describe("a series", () => {
	test("tells of an instant the last value, and of values that do not change the first", () => {
		const { clock, all, gauge } = gaugeByItself();
		for (const value of [1, 2, 3]) gauge("n", value);
		clock.now = 5;
		gauge("n", 3);
		clock.now = 6;
		gauge("n", 4);
		expect(all).toEqual([{ name: "n", time: [0, 6], value: [3, 4] }]);
	});

	test("is one for each name, of which there may be a hundred", () => {
		const { all, gauge } = gaugeByItself();
		for (let n = 0; n < 100; n++) gauge(`g${n}`, n);
		gauge("g0", 7);
		expect(all).toHaveLength(100);
		expect(() => gauge("one more", 1)).toThrow(RangeError);
		expect(() => gauge("", 1)).toThrow(TypeError);
		expect(() => gauge("g0", Number.POSITIVE_INFINITY)).toThrow(TypeError);
		expect(() => gauge("g0", "1" as unknown as number)).toThrow(TypeError);
	});
});
