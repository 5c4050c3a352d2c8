import fc from "fast-check";
import { expect, test } from "vitest";
import { readTrace, rowText, spans, stateAt, taskNames } from "../../../engine/analysis";
import { EVENT, type Trace } from "../../../engine/types";
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
