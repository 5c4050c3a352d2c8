import fc from "fast-check";
import { expect, test } from "vitest";
import { chromeTrace, lanes, perfettoTrace, readTrace, rowText, spans, stateAt, taskNames } from "../../../engine/analysis";
import { EVENT, type Trace } from "../../../engine/types";
import { viewRun } from "../../../lessons/run-view";
import { decodePerfetto } from "../support/perfetto-decoder";
import { runSource } from "../support/run-source";

const PROGRAM = `const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
async function wash(n: number) { await after(n); }
async function cook(n: number) { await wash(n); await new Promise(() => {}); }
await Promise.race([cook(1), cook(2), wash(3)]);
await cook(4);`;

test("tasks are counted for each function, in states, sentences, spans and diagnostics alike", async () => {
	const { trace, outcome } = await runSource(PROGRAM);
	const names = ["main", "cook 1", "wash 1", "cook 2", "wash 2", "wash 3", "cook 3", "wash 4"];
	expect(names.map((_, task) => taskNames(trace)(task))).toEqual(names);
	expect(stateAt(trace, 0.5).map(({ name, on }) => `${name}: ${on}`)).toEqual([
		"main: a promise",
		"cook 1: wash 1",
		"wash 1: timer",
		"cook 2: wash 2",
		"wash 2: timer",
		"wash 3: timer",
	]);
	const said = Array.from({ length: trace.length }, (_, row) => rowText(trace, row)).join("\n");
	expect(said).toContain("cook 2 waits for wash 2 on line 3");
	expect(said).toContain("wash 4 starts, called by cook 3");
	expect(outcome.kind).toBe("deadlocked");
	expect(outcome.kind === "deadlocked" && outcome.waiting.map(({ name, on }) => `${name}: ${on}`)).toEqual([
		"main: cook 3",
		"cook 1: a promise",
		"cook 2: a promise",
		"cook 3: a promise",
	]);
	expect([...spans(trace).number]).toEqual([0, 1, 1, 2, 2, 3, 3, 4]);
});

test("a task without a row keeps its number", async () => {
	const { trace } = await runSource(PROGRAM);
	expect(taskNames(trace)(999)).toBe("task 999");
});

test("functions of one name count together, and spans, the reader and names agree, in whatever order names are asked for", () => {
	const sites = ["main", "a", "b", "a", ""].map((name) => ({
		name,
		kind: "function" as const,
		file: "",
		line: 0,
		column: 0,
		owner: 0,
	}));
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 600 }),
			fc.infiniteStream(fc.nat(700)),
			(started, asked) => {
				const list = [0, ...started];
				const trace = {
					sites,
					strings: [],
					end: 1,
					length: list.length,
					kind: Uint8Array.from(list, () => EVENT.spawn),
					time: new Float64Array(list.length),
					task: Uint32Array.from(list, (_, i) => i),
					site: Uint16Array.from(list),
					other: new Uint32Array(list.length),
				} as unknown as Trace;
				const nameOf = taskNames(trace);
				for (let i = 0; i < 5; i++) nameOf(asked.next().value as number);
				const { spans: read } = readTrace(trace);
				expect(read.number).toEqual(spans(trace).number);
				const names = ["main", "a", "b", "a", "task"];
				for (let task = 1; task < list.length; task++) {
					const name = names[list[task] as number] as string;
					const before = list.slice(1, task).filter((site) => names[site] === name).length;
					expect(nameOf(task)).toBe(`${name} ${before + 1}`);
					expect(read.number[task]).toBe(before + 1);
				}
			},
		),
	);
});

const GIVEN = `import { sleep, spawn, TaskGroup } from "interleave";
const clock = spawn(async () => { await sleep(10); }, { name: "the clock" });
const waits = spawn(async () => { await clock; });
async function work(n: number) { await sleep(n); }
await using group = new TaskGroup();
group.spawn(() => work(1), { name: "first" });
group.spawn(() => work(2), { name: "second" });
await waits;
const inner = new Error("the inner");
console.log(new SuppressedError(inner, new TypeError("the first"), "both"));`;

test("the name that a program gives a task is its name in every view", async () => {
	const result = await runSource(GIVEN);
	const { trace } = result;
	expect(stateAt(trace, 5).map(({ name, on }) => `${name}: ${on}`)).toEqual([
		"main: spawn callback 2",
		"the clock: timer",
		"spawn callback 2: the clock",
	]);
	expect(
		viewRun(result)
			.tasks()
			.map(({ name }) => name),
	).toEqual(["the clock", "spawn callback", "first", "second"]);
	expect(lanes(trace, spans(trace)).groups.map(({ name }) => name)).toEqual(["main", "the clock", "spawn callback", "work"]);
	const chrome = chromeTrace(trace).join("");
	for (const name of ["the clock", "first", "second"]) expect(chrome).toContain(JSON.stringify(name));
	const names = JSON.stringify(decodePerfetto(perfettoTrace(trace)));
	for (const name of ["the clock", "first", "second"]) expect(names).toContain(JSON.stringify(name));
});

test("the console shows both errors that a SuppressedError joins", async () => {
	const { console: lines } = await runSource(GIVEN);
	expect(lines[0]?.text.replace(/\n *at .*?(?=,?\n)/g, "")).toBe(
		"[SuppressedError: both] {\n  [error]: Error: the inner,\n  [suppressed]: TypeError: the first\n}",
	);
});
