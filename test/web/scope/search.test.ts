import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { RunResult } from "../../../engine";
import { ENDING, everIn, type Segments, type Spans, STATE, segments, spans } from "../../../engine/analysis";
import { taskNames } from "../../../engine/trace/task-names";
import { findTasks, parseSearch } from "../../../web/scope/timeline/search";
import { runSource } from "../../engine/support/run-source";

let result: RunResult;
let all: Spans;
let parts: Segments;
beforeAll(async () => {
	result = await runSource(`import { sleep, Semaphore, gather, spawn, busy } from "interleave";
const s = new Semaphore(2);
async function fetchPage(n: number) {
	using permit = await s.acquire();
	await sleep(20 + n * 10);
	if (n === 3) throw new Error("no");
}
const audit = spawn(async () => { await sleep(5); busy(10); }, { name: "the audit" });
async function waitForEver() { await new Promise(() => {}); }
waitForEver();
await gather([1, 2, 3, 4].map((n) => () => fetchPage(n)), { settle: true });
await audit;`);
	all = spans(result.trace);
	parts = segments(result.trace, all);
});
const namesFound = (text: string): string[] => {
	const { trace } = result;
	const found = findTasks({ trace, spans: all }, text);
	return Array.from(found?.list ?? [], (span) => taskNames(trace)(all.task[span] as number));
};

describe("what is looked for", () => {
	test.each([
		["fetch", [{ kind: "name", text: "fetch" }]],
		["State:FAILED", [{ kind: "state", state: "failed" }]],
		["state:block", [{ kind: "state", state: "blocked" }]],
		[
			"line:12 fetch",
			[
				{ kind: "line", line: 12 },
				{ kind: "name", text: "fetch" },
			],
		],
		["  ", []],
	])("%j is read", (text, conditions) => {
		expect(parseSearch(text)).toEqual({ conditions, unknown: [] });
	});

	test.each([
		[">500ms", 500, false, true],
		[">=500ms", 500, true, true],
		["<2s", 2000, false, false],
		["<=2s", 2000, true, false],
		[">3", 3, false, true],
		[">1.5min", 90_000, false, true],
	])("%j draws its line at %d ms", (text, at, isIncluded, isAbove) => {
		const [condition] = parseSearch(text).conditions;
		if (condition?.kind !== "duration") throw new Error("That is no duration.");
		const has = (ms: number): boolean => ms >= condition.from && ms <= condition.to;
		expect([has(at - 1), has(at), has(at + 1)]).toEqual([!isAbove, isIncluded, isAbove]);
	});

	test.each([">abc", "line:x", "state:nowhere", "<5parsecs"])("%j is not understood, and finds nothing", (text) => {
		expect(parseSearch(text).unknown).toEqual([text]);
		expect(namesFound(text)).toEqual([]);
	});

	test("whatever somebody types is read or refused, word by word", () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const { conditions, unknown } = parseSearch(text);
				expect(conditions.length + unknown.length).toBe(text.trim().split(/\s+/).filter(Boolean).length);
			}),
		);
	});
});

describe("what is found", () => {
	test("tasks by the name of their function, by the name that they were given, and by both with a number", () => {
		expect(namesFound("fetch")).toHaveLength(4);
		expect(namesFound("AUDIT")).toEqual(["the audit"]);
		const [first] = namesFound("fetch");
		expect(namesFound("fetch " + first?.split(" ")[1])).toContain(first);
	});

	test("tasks that failed, and those that failed and took long", () => {
		expect(namesFound("state:failed")).toHaveLength(1);
		expect(namesFound("state:failed >1s")).toEqual([]);
		expect(namesFound("state:done fetch")).toHaveLength(3);
	});

	test("tasks of a line", () => {
		expect(namesFound("line:3")).toHaveLength(4);
	});

	test("tasks that were ever in a state, as their segments say", () => {
		for (const state of ["running", "ready", "waiting", "blocked"] as const) {
			const slow = new Set<number>();
			for (let i = 0; i < parts.length; i++) if (parts.state[i] === STATE[state]) slow.add(parts.span[i] as number);
			const fast = everIn(result.trace, all, STATE[state]);
			expect(Array.from(fast.keys()).filter((span) => fast[span])).toEqual([...slow].sort((a, b) => a - b));
		}
	});

	test("nothing is looked for: nothing is found or missing", () => {
		expect(findTasks({ trace: result.trace, spans: all }, "")).toBeNull();
		expect(all.ending).toContain(ENDING.failed);
	});
});

test.each([
	["5", 5],
	["5ms", 5],
	["5µs", 0.005],
	["5us", 0.005],
	["5s", 5000],
	["5min", 300_000],
	["5h", 18_000_000],
])("a duration of %s is %d ms", (text, ms) => {
	const [below, above] = [`<=${text}`, `>=${text}`].map((one) => parseSearch(one).conditions[0]);
	expect(below?.kind === "duration" && below.to).toBeCloseTo(ms, 3);
	expect(above?.kind === "duration" && above.from).toBeCloseTo(ms, 3);
});
