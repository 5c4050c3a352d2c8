import { describe, expect, test } from "vitest";
import { runWithLibrary } from "../support/library";

describe("gauge", () => {
	test("adds a series: changes only, the last value of an instant", async () => {
		const { trace } = await runWithLibrary(
			"gauge('queue', 1); gauge('queue', 3); gauge('other', 9); await sleep(5); gauge('queue', 3); await sleep(5); gauge('queue', 2);",
		);
		expect(trace.gauges).toEqual([
			{ name: "queue", time: [0, 10], value: [3, 2] },
			{ name: "other", time: [0], value: [9] },
		]);
	});
	test("a series stays within bounds, however often it changes", async () => {
		const { trace } = await runWithLibrary("for (let n = 1; n <= 50_000; n++) { gauge('n', n); await sleep(1); }");
		const [{ time, value } = { time: [], value: [] }] = trace.gauges;
		expect(time.length).toBeLessThan(20_000);
		expect(time.length).toBeGreaterThan(8_000);
		expect(time.every((at, i) => i === 0 || at > (time[i - 1] as number))).toBe(true);
		expect(value.at(-1)).toBe(50_000);
	});
	test("what is no number, and more than 100 names, are refused", async () => {
		expect((await runWithLibrary("gauge('x', NaN)")).outcome).toMatchObject({ error: { name: "TypeError" } });
		expect((await runWithLibrary("for (let n = 0; n < 101; n++) gauge('g' + n, n)")).outcome).toMatchObject({
			error: { name: "RangeError" },
		});
	});
});

describe("expect", () => {
	test("a condition that holds changes nothing", async () => {
		expect((await runWithLibrary("expect(1 + 1 === 2, 'sums are right')")).outcome.kind).toBe("completed");
	});
	test("a condition that does not hold ends the run there, with the sentence, whatever catches", async () => {
		const { outcome, console, diagnostics } = await runWithLibrary(
			"async function check() {\n  try { expect(false, 'total is 10'); } catch { console.log('swallowed'); } finally { console.log('finally'); }\n}\nawait check().catch(() => console.log('swallowed'));",
		);
		expect(outcome).toMatchObject({ kind: "failed", error: { name: "ExpectationError", message: "total is 10", line: 3 } });
		expect(console.map(({ text }) => text)).toEqual([expect.stringMatching(/^Uncaught .*ExpectationError.*total is 10/)]);
		expect(diagnostics.some((one) => one.message.includes("total is 10"))).toBe(true);
	});
	test("not even library callbacks, timers or thenables swallow it", async () => {
		for (const body of [
			"setTimeout(() => expect(false, 's'), 1); await sleep(5); console.log('on')",
			"await gather([() => { expect(false, 's'); return sleep(1); }], { settle: true }); console.log('on')",
			"await spawn(() => { expect(false, 's'); }).catch(() => {}); console.log('on')",
			"await Promise.allSettled([Promise.try(() => expect(false, 's'))]); console.log('on')",
			"for await (const _ of limitedAsCompleted([() => { expect(false, 's'); return sleep(1); }], 1)); console.log('on')",
			"await request('/', { server: server({ latency: () => { expect(false, 's'); return 1; } }) }).catch(() => {}); console.log('on')",
		]) {
			const { outcome, console } = await runWithLibrary(body);
			expect(outcome).toMatchObject({ kind: "failed", error: { message: "s" } });
			expect(console.map(({ level }) => level)).toEqual(["error"]);
		}
	});
	test("a sentence is wanted", async () => {
		expect((await runWithLibrary("expect(true, '')")).outcome).toMatchObject({ error: { name: "TypeError" } });
	});
});

describe("random", () => {
	test("comes from the seed, and does not touch what the network draws", async () => {
		const text = async (body: string, seed = 1): Promise<string> =>
			(await runWithLibrary(body, { seed })).console.map((line) => line.text).join();
		const three = "console.log(random(), random(), Math.random());";
		expect(await text(three)).toBe(await text(three));
		expect(await text(three)).not.toBe(await text(three, 2));
		const ask = "await request('/'); console.log(performance.now());";
		expect(await text(`random(); ${ask}`)).toBe(await text(ask));
	});
});

test.each(["null", "undefined", "5", "'text'"])(
	"a knob that is declared with %s is refused, with what it wants",
	async (spec) => {
		const { outcome } = await runWithLibrary(`knob("limit", ${spec} as never)`);
		expect(outcome).toMatchObject({
			kind: "failed",
			error: { name: "TypeError", message: expect.stringContaining("wants a value") as string },
		});
	},
);
