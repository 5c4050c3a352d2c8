import { expect, test } from "vitest";
import { chromeTrace, lanes, perfettoTrace, spans, stateAt } from "../../../engine/analysis";
import { viewRun } from "../../../lessons/run-view";
import { decodePerfetto } from "../support/perfetto-decoder";
import { runSource } from "../support/run-source";

const PROGRAM = `import { sleep, spawn, TaskGroup } from "interleave";
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
	const result = await runSource(PROGRAM);
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
	const { console: lines } = await runSource(PROGRAM);
	expect(lines[0]?.text.replace(/\n *at .*?(?=,?\n)/g, "")).toBe(
		"[SuppressedError: both] {\n  [error]: Error: the inner,\n  [suppressed]: TypeError: the first\n}",
	);
});
