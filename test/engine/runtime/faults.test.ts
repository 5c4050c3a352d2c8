import { describe, expect, test } from "vitest";
import { compile, run } from "../../../engine";
import type { Fault, RunResult } from "../../../engine/types";

const SOURCE = `import { gather, sleep } from "interleave";
async function step(n: number) {
	try {
		await sleep(10 * n);
		console.log("slept", n);
		await sleep(10);
		return n;
	} finally {
		console.log("left", n);
	}
}
const results = await gather([1, 2, 3].map((n) => () => step(n)), { settle: true });
console.log(JSON.stringify(results));`;

const runWith = async (source: string, ...faults: Fault[]): Promise<RunResult> =>
	run(compile(source).program ?? expect.fail(), { faults }).result;
const texts = ({ console: lines }: RunResult): string[] => lines.map(({ text }) => text);
const rowsOf = ({ trace }: RunResult, task: number): number[] => [...trace.kind].filter((_, row) => trace.task[row] === task);

describe("a fault", () => {
	test("fail: the await throws, the task's own catch and finally run, the others do not notice", async () => {
		const result = await runWith(SOURCE, { task: 2, at: 5, kind: "fail" });
		expect(texts(result).slice(0, 5)).toEqual(["slept 1", "left 2", "left 1", "slept 3", "left 3"]);
		expect(result.outcome.kind).toBe("completed");
		expect(rowsOf(result, 2).at(-1)).toBe(6);
	});
	test("cancel: the same, and the trace says cancelled", async () => {
		const result = await runWith(SOURCE, { task: 2, at: 5, kind: "cancel" });
		expect(texts(result)).toContain("left 2");
		expect(rowsOf(result, 2).at(-1)).toBe(7);
	});
	test("hang: what the task awaits never comes, and who needs it waits for ever", async () => {
		const result = await runWith(SOURCE, { task: 2, at: 5, kind: "hang" });
		expect(texts(result)).not.toContain("slept 2");
		expect(texts(result)).not.toContain("left 2");
		expect(result.outcome.kind).toBe("deadlocked");
	});
	test("strikes the first time its task would go on at or after its instant", async () => {
		const result = await runWith(SOURCE, { task: 2, at: 25, kind: "fail" });
		expect(texts(result)).toContain("slept 2");
		expect(texts(result)).toContain("left 2");
		expect(rowsOf(result, 2).at(-1)).toBe(6);
	});
	test("that comes too late changes nothing", async () => {
		expect(texts(await runWith(SOURCE, { task: 2, at: 1e6, kind: "fail" }))).toEqual(texts(await runWith(SOURCE)));
	});
	test.each(["fail", "hang", "cancel"] as const)("%s of a task that is an operation of its own", async (kind) => {
		const source = `import { sleep } from "interleave";
const slow = sleep(50).then(() => "came", (error: Error) => "lost: " + error.message);
console.log(await Promise.race([slow, sleep(90).then(() => "late")]));`;
		const result = await runWith(source, { task: 1, at: 0, kind });
		expect(texts(result)).toEqual([kind === "hang" ? "late" : `lost: Injected ${kind === "fail" ? "failure" : "cancellation"}`]);
		if (kind === "hang") expect(result.stats.peakInFlight).toBe(2);
	});
	test.each([
		["fail", ["left", "Error: Injected failure"], 6],
		["cancel", ["left", "AbortError: Injected cancellation"], 7],
		["hang", [], null],
	] as const)("%s of an async generator that awaits", async (kind, expected, last) => {
		const source = `import { sleep } from "interleave";
async function* ticks() { try { for (;;) { await sleep(10); yield 1; } } finally { console.log("left"); } }
try { for await (const tick of ticks()) console.log(tick); } catch (error) { console.log(String(error)); }`;
		const result = await runWith(source, { task: 1, at: 15, kind });
		expect(texts(result)).toEqual(["1", ...expected]);
		if (last === null) expect(result.outcome.kind).toBe("deadlocked");
		else expect(rowsOf(result, 1).at(-1)).toBe(last);
	});
	test("the run after one with faults has none", async () => {
		await runWith(SOURCE, { task: 2, at: 5, kind: "hang" });
		expect((await runWith(SOURCE)).outcome.kind).toBe("completed");
	});
});
