import { describe, expect, test } from "vitest";
import type { RunOptions, RunResult } from "../../../engine/types";
import { type ChartData, chartsOf } from "../../../web/scope/charts/chart-data";
import { runSource } from "../../engine/support/run-source";

const SOURCE = `import { busy, gather, gauge, knob, sleep } from "interleave";
const limit = knob("limit", { value: 3, min: 1, max: 1000 });
async function work(n: number) { await sleep(10); busy(5); gauge("done", n); gauge("below", -n); }
await gather(Array.from({ length: 12 }, (_, n) => () => work(n)), { limit });
await sleep(100);`;

const chartOf = (result: RunResult, key: string): ChartData =>
	chartsOf(result, key === "states" ? "states" : "inFlight").find((one) => one.key.startsWith(key)) ?? expect.fail();
const run = (limit = 3, options: RunOptions = {}): Promise<RunResult> => runSource(SOURCE, { knobs: { limit }, ...options });
const peakOf = (chart: ChartData, end: number): number =>
	Math.max(
		...chart
			.points(0, end, 1000)
			.map((point) => Math.max(...Object.entries(point).flatMap(([key, value]) => (key === "time" ? [] : value)))),
	);

test("below the timeline stand tasks, memory, CPU and the program's gauges, in this order", async () => {
	expect(chartsOf(await run(), "inFlight").map(({ title }) => title)).toEqual(["In flight", "Memory", "CPU", "done", "below"]);
	expect(chartsOf(await run(), "states").map(({ title }) => title)).toEqual(["By state", "Memory", "CPU", "done", "below"]);
	const calm = await runSource('import { sleep } from "interleave"; await sleep(5);');
	expect(chartsOf(calm, "inFlight").map(({ title }) => title)).toEqual(["In flight", "Memory"]);
	const empty = await runSource("");
	expect(chartsOf(empty, "inFlight").map(({ title }) => title)).toEqual(["In flight", "Memory"]);
});

describe("every chart", () => {
	test("has room above its highest value, which is the same however far one zooms", async () => {
		const result = await run();
		for (const key of ["inFlight", "states", "memory", "gauge:0"]) {
			const chart = chartOf(result, key);
			const { length } = result.trace.series;
			expect(length).toBeGreaterThan(3);
			const peak =
				key === "states"
					? Math.max(
							...chart
								.points(0, result.trace.end, 1000)
								.map((one) => (one.running ?? 0) + (one.waiting ?? 0) + (one.blocked ?? 0) + (one.ready ?? 0)),
						)
					: peakOf(chart, result.trace.end);
			expect(chart.top).toBeGreaterThan(peak);
			expect(chart.top).toBeLessThan(peak * 1.2);
			expect(chart.bottom).toBe(0);
		}
		expect(chartOf(result, "cpu").top).toBeGreaterThan(1);
	});

	test("draws only what lies between two instants, from the first to the last of them", async () => {
		const result = await run();
		for (const key of ["inFlight", "states", "memory", "cpu", "gauge:0"]) {
			const points = chartOf(result, key).points(15, 40, 200);
			expect(points.length).toBeGreaterThan(1);
			expect(points.length).toBeLessThanOrEqual(201);
			for (const { time } of points) {
				expect(time).toBeGreaterThanOrEqual(15);
				expect(time).toBeLessThanOrEqual(40);
			}
		}
	});

	test("says its peak in its notes and in a sentence", async () => {
		const result = await run();
		expect(chartOf(result, "inFlight").notes).toEqual([`peak ${result.stats.peakInFlight}`]);
		expect(chartOf(result, "inFlight").sentence).toContain("At most 3 tasks in flight at once");
		expect(chartOf(result, "states").notes[0]).toMatch(/^peak \d+ live$/);
		expect(chartOf(result, "memory").notes[1]).toBe("modelled");
		const one = await runSource('import { sleep, spawn } from "interleave"; await spawn(() => sleep(5));');
		expect(chartOf(one, "states").sentence).toContain("At most 1 live task at once");
	});
});

describe("a knob called limit", () => {
	test("is a level in the chart of what is in flight, also where it is reached nowhere", async () => {
		const chart = chartOf(await run(3), "inFlight");
		expect(chart.limit).toEqual({ value: 3, label: "limit 3" });
		expect(chart.sentence).toContain("; the limit 3.");
		const loose = chartOf(await run(20), "inFlight");
		expect(loose.limit).toEqual({ value: 20, label: "limit 20" });
		expect(loose.top).toBeGreaterThan(20);
	});

	test("is left out where it is more than four times what ever was in flight: the rest would be a line at the bottom", async () => {
		const wide = await run(1000);
		const peak = wide.stats.peakInFlight;
		expect(peak).toBe(12);
		expect(chartOf(wide, "inFlight")).toMatchObject({ limit: null });
		expect(chartOf(wide, "inFlight").top).toBeLessThan(peak * 1.2);
		expect(chartOf(await run(peak * 4), "inFlight").limit?.value).toBe(48);
		expect(chartOf(await run(peak * 4 + 1), "inFlight").limit).toBeNull();
	});

	test("means nothing where it is no number, or has another name", async () => {
		const named = (declared: string): Promise<RunResult> =>
			runSource(`import { knob, sleep } from "interleave"; ${declared}; await sleep(5);`);
		for (const declared of ['knob("limit", { value: true })', 'knob("limits", { value: 1, min: 1, max: 2 })'])
			expect(chartOf(await named(declared), "inFlight").limit).toBeNull();
	});
});

describe("the chart of tasks by state", () => {
	test("stacks running, waiting, blocked and ready of each instant", async () => {
		const result = await runSource(`import { gather, Semaphore, sleep } from "interleave";
const gate = new Semaphore(2);
async function one() { using _p = await gate.acquire(); await sleep(10); }
await gather([1, 2, 3, 4, 5].map(() => one));`);
		const points = chartOf(result, "states").points(0, result.trace.end, 1000);
		const at = (time: number) => points.findLast((point) => point.time <= time);
		expect(at(5)).toMatchObject({ running: 0, waiting: 2, blocked: 3, ready: 0 });
		expect(at(15)).toMatchObject({ running: 0, waiting: 2, blocked: 1, ready: 0 });
		expect(at(25)).toMatchObject({ running: 0, waiting: 1, blocked: 0, ready: 0 });
	});
});

describe("the chart of the CPU", () => {
	test("says the mean share, and each stretch its own", async () => {
		const result = await runSource('import { busy, sleep } from "interleave"; busy(50); await sleep(50); busy(100);');
		const cpu = chartOf(result, "cpu");
		expect(cpu.notes).toEqual(["mean 75 %"]);
		expect(cpu.sentence).toBe("The thread is busy for 75 % of the run.");
		const points = cpu.points(0, 200, 5);
		expect(points).toEqual([
			{ time: 0, value: 1 },
			{ time: 50, value: 0 },
			{ time: 100, value: 1 },
			{ time: 150, value: 1 },
			{ time: 200, value: 1 },
		]);
		expect(cpu.points(0, 200, 5000)).toHaveLength(241);
		expect([cpu.format(0.256), cpu.format(1)]).toEqual(["26 %", "100 %"]);
	});
});

describe("the chart of a gauge", () => {
	test("reaches from the lowest value, or nothing, to the highest", async () => {
		const result = await run();
		const [done, below] = [chartOf(result, "gauge:0"), chartOf(result, "gauge:1")];
		expect([done.bottom, done.notes, done.key]).toEqual([0, ["peak 11"], "gauge:0:done"]);
		expect([below.bottom, below.notes]).toEqual([-11, ["peak 0"]]);
		expect(below.top).toBeGreaterThan(below.bottom);
		expect(done.sentence).toBe("done, a gauge of the program: from 0 to 11.");
		expect([done.format(1234.5678912), done.format(0.5)]).toEqual(["1,234.57", "0.5"]);
	});
});
