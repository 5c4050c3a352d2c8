import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile, narrate, run } from "../../../engine";
import { queuesAt } from "../../../engine/analysis";

/** Programs without callbacks of promises: of those rows do not tell. */
const PROGRAMS: Record<string, string> = {
	naps: 'import { gather, sleep } from "interleave"; async function nap(ms: number) { await sleep(ms); await sleep(3); } await gather([5, 2, 9, 2].map((ms) => () => nap(ms)));',
	requests:
		'import { gather, request } from "interleave"; async function ask(n: number) { const { status } = await request("/" + n); return status; } await gather([1, 2, 3, 4].map((n) => () => ask(n)), { limit: 2 });',
	callbacks:
		"const id = setTimeout(() => {}, 50); setTimeout(() => clearTimeout(id), 20); for (let i = 0; i < 3; i++) setTimeout(() => {}, 30 - i); await new Promise<void>((resolve) => setTimeout(resolve, 40));",
	blocked:
		'import { gather, Semaphore, sleep } from "interleave"; const gate = new Semaphore(1); async function one(n: number) { using _p = await gate.acquire(); await sleep(n); } await gather([3, 4, 5].map((n) => () => one(n)));',
};

describe.each(Object.entries(PROGRAMS))("what rows tell of the queues is what running again finds: %s", (_, source) => {
	test("timers whenever nothing runs, by time", async () => {
		const inspected = compile(source, { inspect: true }).program ?? expect.fail();
		const { trace } = await run(inspected).result;
		const { steps, things } = await narrate(inspected, {});
		fc.assert(
			fc.property(fc.integer({ min: 1, max: trace.length }), (row) => {
				const step = steps.find(({ kind, rows }) => kind === "idle" && rows >= row) ?? expect.fail();
				const told = queuesAt(trace, step.rows);
				const timersFound = step.timers.flatMap((timer) => things[timer] ?? []);
				const times = (timers: { at: number; kind: string }[]): string[] => timers.map(({ at, kind }) => `${at} ${kind}`).sort();
				// One that is cleared before its time is armed all the same, and only running tells when it would have fired.
				const known = timersFound.filter(({ at, kind }) => !(kind === "timer" && at === 50));
				expect(times(told.timers)).toEqual(
					times(known.map(({ at, kind }) => ({ at, kind: kind === "timer" ? "callback" : kind }))),
				);
				expect(told.timers.map(({ at }) => at)).toEqual(told.timers.map(({ at }) => at).sort((a, b) => a - b));
			}),
			{ numRuns: 20 },
		);
	});
});
