import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Trace } from "../../../engine";
import { busyTimes, cpuShare, stateSeries, thinOut } from "../../../engine/analysis";
import { rowsUntil, stateAfter } from "../../../engine/analysis/moment/state-at";
import { runSource } from "../support/run-source";

let trace: Trace;
beforeAll(async () => {
	({ trace } = await runSource(`import { sleep, gather, Semaphore, busy } from "interleave";
const s = new Semaphore(3);
async function work(n: number) {
	using permit = await s.acquire();
	await sleep(1 + Math.floor(Math.random() * 20));
	if (n % 7 === 3) throw new Error("work " + n);
	busy(n % 3);
}
await gather(Array.from({ length: 30 }, (_, n) => () => work(n)), { settle: true });`));
});

describe("tasks by state", () => {
	test("at every instant each state has as many tasks as a look at all live tasks counts, without main", () => {
		const series = stateSeries(trace);
		const instants = [...new Set(trace.time)];
		for (const at of instants) {
			const live = stateAfter(trace, rowsUntil(trace, at), Number.POSITIVE_INFINITY).filter(({ task }) => task !== 0);
			const i = series.time.findLastIndex((time) => time <= at);
			for (const state of ["running", "ready", "waiting", "blocked"] as const)
				expect(series[state][i], `${state} at ${at}`).toBe(live.filter((one) => one.state === state).length);
		}
		expect(series.length).toBeGreaterThan(10);
	});

	test("no entry repeats the one before it", () => {
		const { length, running, ready, waiting, blocked } = stateSeries(trace);
		const texts = Array.from({ length }, (_, i) => [running[i], ready[i], waiting[i], blocked[i]].join());
		texts.slice(1).forEach((text, i) => expect(text).not.toBe(texts[i]));
	});
});

const steps = fc
	.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -5, max: 5 })), {
		minLength: 1,
		maxLength: 200,
		size: "max",
	})
	.map((list) => {
		let at = 0;
		const time = list.map(([gap]) => {
			at += gap;
			return at;
		});
		return { length: list.length, time, value: list.map(([, value]) => value) };
	});
const window = fc.tuple(fc.nat(3000), fc.integer({ min: 1, max: 5000 }));

describe("thinned-out steps", () => {
	test("no peak and no gap of any stretch of time is lost", () => {
		fc.assert(
			fc.property(steps, window, fc.integer({ min: 8, max: 40 }), (all, [from, length], most) => {
				const to = from + length;
				const thin = thinOut(all, most, from, to);
				expect(thin.time.length).toBeLessThanOrEqual(most + 1);
				const inside = all.value.filter((_, i) => (all.time[i] as number) > from && (all.time[i] as number) <= to);
				const kept = thin.index.map((i) => all.value[i] as number);
				if (inside.length === 0) return;
				expect(Math.max(...kept)).toBeGreaterThanOrEqual(Math.max(...inside));
				expect(Math.min(...kept)).toBeLessThanOrEqual(Math.min(...inside));
			}),
		);
	});

	test("with room for all of them they draw at each instant what the steps say", () => {
		fc.assert(
			fc.property(steps, window, (all, [from, length]) => {
				const to = from + length;
				const thin = thinOut(all, 1000, from, to);
				for (let at = from; at <= to; at += Math.max(1, length / 50)) {
					const slow = all.time.findLastIndex((time) => time <= at);
					const i = thin.time.findLastIndex((time) => time <= at);
					expect(i < 0 ? undefined : all.value[thin.index[i] as number]).toBe(slow < 0 ? undefined : all.value[slow]);
				}
			}),
		);
	});

	test("times rise and stay inside the window", () => {
		fc.assert(
			fc.property(steps, window, fc.integer({ min: 8, max: 40 }), (all, [from, length], most) => {
				const { time } = thinOut(all, most, from, from + length);
				time.forEach((at, i) => {
					expect(at).toBeGreaterThanOrEqual(i === 0 ? from : (time[i - 1] as number));
					expect(at).toBeLessThanOrEqual(from + length);
				});
			}),
		);
	});
});

describe("share of the CPU", () => {
	test("all stretches together are as busy as the run was", () => {
		const busy = busyTimes(trace);
		const sum = Array.from(busy.end, (end, i) => end - (busy.start[i] as number)).reduce((a, b) => a + b, 0);
		const shares = cpuShare(busy, 0, trace.end, 37);
		expect(shares.reduce((a, b) => a + b, 0) * (trace.end / 37)).toBeCloseTo(sum, 6);
		expect(sum).toBeGreaterThan(10);
	});

	test("each stretch holds what sampling it a thousand times counts", () => {
		const busy = busyTimes(trace);
		const from = (busy.start[3] as number) + 0.5;
		const shares = cpuShare(busy, from, from + 50, 10);
		shares.forEach((share, i) => {
			let hits = 0;
			for (let k = 0; k < 1000; k++) {
				const at = from + 5 * i + (k + 0.5) * 0.005;
				if (Array.from(busy.start).some((start, j) => at >= start && at < (busy.end[j] as number))) hits++;
			}
			expect(share).toBeCloseTo(hits / 1000, 2);
		});
	});
});
