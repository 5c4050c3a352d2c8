import { describe, expect, test } from "vitest";
import { type Check, runChecks } from "../../lessons/check";
import { viewRun } from "../../lessons/run-view";
import { runSource } from "../engine/support/run-source";

const run = viewRun(
	await runSource(`import { gather, sleep, spawn } from "interleave";
async function nap(ms: number) { await sleep(ms); }
async function breaks() { await sleep(5); throw new Error("no"); }
await gather([nap(10), nap(20)]);
await nap(30);
await breaks().catch(() => {});
await spawn(() => sleep(2), { name: "the last" });
console.log("one"); console.log("two");
void nap(Infinity);
void (async function waits() { await new Promise(() => {}); })();`),
);

const check = (test: Check["test"]): Check => ({ text: "holds", test });
const throws = (thrown: unknown): Check =>
	check(() => {
		throw thrown;
	});

describe("a list of checks", () => {
	test("is reported one by one, in order, with what was seen where one does not hold", () => {
		const finding = { saw: "two lines", line: 3, at: 5 };
		expect(runChecks([check(() => true), check(() => finding), { text: "last", test: () => true }], run)).toEqual([
			{ text: "holds", finding: null },
			{ text: "holds", finding },
			{ text: "last", finding: null },
		]);
	});

	test("goes on after one that throws, which counts as not passed and says what was thrown", () => {
		const reports = runChecks([throws(new TypeError("tasks is not iterable")), throws("a text"), check(() => true)], run);
		expect(reports.map(({ finding }) => finding?.saw ?? null)).toEqual([
			"This could not be checked: tasks is not iterable",
			"This could not be checked: a text",
			null,
		]);
	});

	test("sees the run it is given", () => {
		runChecks([check((seen) => (expect(seen).toBe(run), true))], run);
		expect(runChecks([], run)).toEqual([]);
	});
});

describe("the view of a run that checks have", () => {
	test("tells every task but main, in order of their start, with its name, time, ending and line", () => {
		expect(run.tasks("nap").slice(0, 3)).toEqual([
			{ id: 1, name: "nap", start: 0, end: 10, ending: "done", file: "main.ts", line: 2 },
			{ id: 2, name: "nap", start: 0, end: 20, ending: "done", file: "main.ts", line: 2 },
			{ id: expect.any(Number) as number, name: "nap", start: 20, end: 50, ending: "done", file: "main.ts", line: 2 },
		]);
		expect(run.tasks("breaks")).toMatchObject([{ start: 50, end: 55, ending: "failed", line: 3 }]);
		expect(run.tasks("waits")).toMatchObject([{ start: 57, end: null, ending: "live" }]);
		expect(run.tasks("the last")).toMatchObject([{ start: 55, end: 57, ending: "done" }]);
		const all = run.tasks();
		expect(all.some(({ id }) => id === 0)).toBe(false);
		expect(all.map(({ start }) => start)).toEqual(all.map(({ start }) => start).sort((a, b) => a - b));
		expect(run.tasks("nobody")).toEqual([]);
	});

	test("counts how many tasks of a name were live at once; one that starts when another ends comes after it", () => {
		expect(run.peakLive("nap")).toBe(2);
		expect(run.peakLive("breaks")).toBe(1);
		expect(run.peakLive("waits")).toBe(1);
		expect(run.peakLive("nobody")).toBe(0);
	});

	test("tells the console as texts", () => expect(run.lines()).toEqual(["one", "two"]));
});
