import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { RunResult, Trace } from "../../../engine";
import { ENDING, lanes, segments, spans, stateAt, summarise } from "../../../engine/analysis";
import { stateAfter } from "../../../engine/analysis/moment/state-at";
import { EVENT } from "../../../engine/types";
import { runSource } from "../support/run-source";

const PROGRAM = `
import { sleep, gather, Semaphore, busy, limitedAsCompleted, request } from "interleave";
const s = new Semaphore(3);
async function work(n: number) {
	using permit = await s.acquire();
	await sleep(1 + Math.floor(Math.random() * 20));
	if (n % 7 === 3) throw new Error("work " + n);
	busy(n % 3);
	return n;
}
await gather(Array.from({ length: 40 }, (_, n) => () => work(n)), { settle: true });
for await (const page of limitedAsCompleted(Array.from({ length: 9 }, (_, n) => () => request("/" + n)), 4)) console.log(page.url);
`;
let result: RunResult;
let trace: Trace;
beforeAll(async () => {
	result = await runSource(PROGRAM);
	trace = result.trace;
});

describe("spans and lanes", () => {
	test("there is one span for each task and one for main, sorted by start", () => {
		const all = spans(trace);
		expect(all.length).toBe(result.stats.tasks + 1);
		for (let i = 1; i < all.length; i++) expect(all.start[i]).toBeGreaterThanOrEqual(all.start[i - 1] as number);
		expect([...all.ending].filter((ending) => ending === ENDING.failed)).toHaveLength(6);
	});

	test("no two spans of a lane overlap, and a group has as many lanes as it ever had spans at once", () => {
		const all = spans(trace);
		const { lane, groups } = lanes(trace, all);
		for (let a = 0; a < all.length; a++)
			for (let b = a + 1; b < all.length; b++)
				if (lane[a] === lane[b])
					expect((all.end[a] as number) <= (all.start[b] as number) || (all.end[b] as number) <= (all.start[a] as number)).toBe(
						true,
					);
		expect(groups.map(({ name, tasks }) => [name, tasks])).toEqual([
			["main", 1],
			["work", 40],
			["request", 9],
		]);
		expect(groups[2]?.laneCount).toBe(4);
	});

	test("segments fill every span from start to end without a gap", () => {
		const all = spans(trace);
		const parts = segments(trace, all);
		const covered = new Float64Array(all.length);
		for (let i = 0; i < parts.length; i++) {
			expect(parts.start[i]).toBeLessThan(parts.end[i] as number);
			covered[parts.span[i] as number] =
				(covered[parts.span[i] as number] as number) + (parts.end[i] as number) - (parts.start[i] as number);
		}
		for (let span = 0; span < all.length; span++)
			expect(covered[span]).toBeCloseTo((all.end[span] as number) - (all.start[span] as number), 6);
	});
});

describe("state at an instant", () => {
	test("it is what a walk over all rows from the start says", () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: trace.length }), (rows) => {
				const live = new Map<number, string>();
				for (let row = 0; row < rows; row++) {
					const task = trace.task[row] as number;
					const kind = trace.kind[row];
					if (kind === EVENT.spawn || kind === EVENT.resume) live.set(task, "running");
					else if (kind === EVENT.wake) live.set(task, "ready");
					else if (kind === EVENT.wait) live.set(task, "suspended");
					else if (kind === EVENT.done || kind === EVENT.fail) live.delete(task);
				}
				const states = stateAfter(trace, rows).map(({ task, state }) => [
					task,
					state === "waiting" || state === "blocked" ? "suspended" : state,
				]);
				for (const [task, state] of states) {
					// A wait for something that has happened already is shown as ready.
					expect([live.get(task as number), "suspended"]).toContain(state === "ready" ? live.get(task as number) : state);
					expect(live.has(task as number)).toBe(true);
				}
				expect(states).toHaveLength(live.size);
			}),
		);
	});

	test("at most three tasks wait for the outside while the semaphore holds, the others wait for it", () => {
		for (const at of [0, 5, 20, 60]) {
			const states = stateAt(trace, at);
			expect(states.filter((task) => task.name.startsWith("work") && task.state === "waiting").length).toBeLessThanOrEqual(3);
			expect(states.filter((task) => task.on === "Semaphore").length).toBe(
				Math.max(0, states.filter((task) => task.name.startsWith("work")).length - 3),
			);
		}
	});
});

test("a run in one sentence", () => {
	expect(summarise(result)).toMatch(/^49 tasks, at most 4 in flight, \d+\.\d{3} s$/);
});
