import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile, narrate, run } from "../../../engine";
import { queuesAt } from "../../../engine/analysis";
import type { ConsoleLine, Story, StoryStep } from "../../../engine/types";
import { programArbitrary } from "../support/generate-program";

/** A run told step by step has to agree with its trace, with its own queue, and with a replay up to any row. */
const CORPUS = path.resolve(import.meta.dirname, "../../corpus");
const corpus = readdirSync(CORPUS)
	.map((name) => path.join(CORPUS, name))
	.filter((folder) => readdirSync(folder).length === 1)
	// Every second program: the generated ones below are of the same kinds.
	.filter((_, i) => i % 2 === 0)
	.map((folder) => readFileSync(path.join(folder, "main.ts"), "utf8"));

const compiled = (source: string) => compile(source, { inspect: true }).program ?? expect.fail(source);

/** Steps as texts that do not depend on how things are numbered. */
function told({ steps, things, stacks }: Story): string[] {
	const text = (i: number | null): string => (i === null ? "-" : JSON.stringify(things[i]));
	return steps.map(({ base, stack, jobs, timers, locals: _locals, ...step }) =>
		JSON.stringify([step, text(base), stacks[stack], jobs.map(text), timers.map(text)]),
	);
}

async function check(source: string): Promise<StoryStep[]> {
	const plain = compile(source).program;
	if (plain === null) return [];
	const { trace, console: lines } = await run(plain).result;
	const program = compiled(source);
	const again = await run(program).result;
	// V8 makes up names for functions without one, from the code around them.
	const written = (all: ConsoleLine[]): string[] => all.map(({ text }) => text.replaceAll(/at \S+ \((\S+)\)/g, "at $1"));
	expect(written(again.console)).toEqual(written(lines));
	expect([...again.trace.kind]).toEqual([...trace.kind]);
	const story = await narrate(program, {});
	const { steps, things } = story;
	const isWhole = steps.length < 6_000 && !source.includes("Array.prototype");
	expect(story.to).toBe(isWhole ? trace.length : steps.at(-1)?.rows);
	expect(steps[0]).toMatchObject({ kind: "start", rows: 0 });
	// Each row is told once, in order, at its time.
	const rows = steps.filter(({ kind }) => kind === "row");
	expect(rows.map((step) => step.rows)).toEqual(Array.from({ length: story.to }, (_, row) => row + 1));
	expect(rows.map(({ at }) => at)).toEqual(Array.from(trace.time.subarray(0, story.to)));
	expect(rows.map(({ task }) => task)).toEqual(Array.from(trace.task.subarray(0, story.to)));
	for (const [i, step] of steps.entries()) {
		const before = steps[i - 1];
		if (before === undefined) continue;
		expect(step.rows - before.rows).toBe(step.kind === "row" ? 1 : 0);
		expect(step.at).toBeGreaterThanOrEqual(before.at);
		expect(step.jobs.length).toBe(Math.min(40, step.jobCount));
		// Microtasks come from the head of the queue, and new ones go to its end.
		if (
			step.base !== before.base &&
			step.base !== null &&
			step.base > 1 &&
			things[step.base]?.kind !== "timer" &&
			before.jobCount > 0
		) {
			const [next, ...rest] = before.jobs;
			if (next === step.base) expect(step.jobs.slice(0, rest.length)).toEqual(rest);
			// Work of the library is no step of its own.
			else expect(things[next as number]?.kind).toBe("library");
		} else expect(step.jobs.slice(0, before.jobs.length)).toEqual(before.jobs);
		if (step.kind === "idle") expect([step.jobCount, step.base, step.stack]).toEqual([0, null, 0]);
	}
	return steps;
}

describe("a told run", () => {
	test("of the corpus' programs agrees with its trace and its queue", { timeout: 240_000 }, async () => {
		let told = 0;
		for (const source of corpus) told += (await check(source)).length;
		expect(told).toBeGreaterThan(5_000);
	});

	test("of a generated program does, too", { timeout: 240_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(programArbitrary(), async (source) => {
				await check(source);
			}),
			{ numRuns: 25 },
		);
	});

	test("has, whenever nothing runs, the timers that its rows show", { timeout: 240_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(programArbitrary(), async (source) => {
				const program = compiled(source);
				const { trace } = await run(program).result;
				const { steps, things } = await narrate(program, {});
				for (const step of steps.filter(({ kind, timerCount }) => kind === "idle" && timerCount <= 40)) {
					const callbacks = queuesAt(trace, step.rows).timers.filter(({ kind }) => kind === "callback");
					const told = step.timers.map((timer) => things[timer]).filter((one) => one?.kind === "timer");
					expect(told.map((one) => [one?.at, one?.line, one?.task])).toEqual(
						callbacks.map(({ at, line, task }) => [at, line, task]),
					);
				}
			}),
			{ numRuns: 40 },
		);
	});

	test("in part is that part of the whole", { timeout: 240_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(programArbitrary(), fc.nat(), fc.nat({ max: 40 }), async (source, start, length) => {
				const program = compiled(source);
				const whole = await narrate(program, {});
				const from = start % Math.max(1, whole.to);
				const part = await narrate(program, {}, { from, to: from + length });
				const inside = (step: StoryStep): boolean => step.rows > from + 1 && step.rows < from + length;
				const rest = { ...whole, steps: whole.steps.filter(inside) };
				expect(told({ ...part, steps: part.steps.filter(inside) })).toEqual(told(rest));
			}),
			{ numRuns: 40 },
		);
	});
});

const QUIZ = `console.log("first");
setTimeout(() => {
	console.log("fifth");
}, 0);
Promise.resolve()
	.then(() => console.log("third"))
	.then(function last() { console.log("fourth"); });
console.log("second");`;

test("a promise's callbacks are steps with their lines, from the start to the end", async () => {
	const { steps, things, stacks } = await narrate(compiled(QUIZ), {});
	const what = steps.map(({ kind, base, stack }) => {
		const { kind: of, line } = (base === null ? undefined : things[base]) ?? { kind: "-", line: 0 };
		return `${kind} ${of}${line > 1 ? line : ""} ${stacks[stack]?.map((frame) => `${frame.name}:${frame.line}`).join("<")}`;
	});
	expect(what).toEqual([
		"start main ",
		"row main ",
		"line main :1",
		"row main :1",
		"line main :2",
		"row main :2",
		"line main :5",
		"queue main :6",
		"line main :8",
		"row main :8",
		"row main ",
		"job then6 ",
		"line then6 :6",
		"row then6 :6",
		"job then7 ",
		"line then7 last:7",
		"row then7 last:7",
		"idle - ",
		"row timer2 ",
		"line timer2 :3",
		"row timer2 :3",
		"idle - ",
	]);
	expect(things[steps[7]?.jobs[0] ?? 0]).toMatchObject({ kind: "then", line: 6, name: "" });
});

test("the stack has the functions that called each other, and the variables of the code that runs", async () => {
	const source = `function inner(n: number) {
	const twice = n * 2;
	return twice;
}
async function outer(n: number) {
	if (n > 1) inner(n);
	await null;
	while (n-- > 1) inner(n);
}
await outer(2);`;
	const { steps, stacks } = await narrate(compiled(source), {});
	const stackTexts = steps
		.filter(({ kind }) => kind === "line")
		.map(({ stack, locals }) => [
			stacks[stack]?.map(({ name, line }) => `${name}:${line}`).join("<"),
			locals[0]?.locals.map(({ name, text }) => `${name}=${text}`).join(),
		]);
	expect(stackTexts).toEqual([
		[":10", ""],
		["outer:6<:10", "n=2"],
		["outer:6<:10", "n=2"],
		["inner:2<outer:6<:10", "n=2"],
		["inner:3<outer:6<:10", "twice=4,n=2"],
		["outer:7<:10", "n=2"],
		["outer:8", "n=2"],
		["outer:8", "n=1"],
		["inner:2<outer:8", "n=1"],
		["inner:3<outer:8", "twice=2,n=1"],
	]);
});

test("a loop that computes for long is cut short, and the rest is told", async () => {
	const { steps } = await narrate(compiled("let n = 0;\nfor (let i = 0; i < 100_000; i++) {\n\tn += i;\n}\nconsole.log(n);"), {});
	expect(steps.length).toBeLessThan(300);
	expect(steps.at(-2)?.kind).toBe("row");
});

test("a run with more steps than a story has room for ends all the same", async () => {
	const source = "for (let i = 0; i < 20_000; i++) await null;\nconsole.log('end');";
	const { steps } = await narrate(compiled(source), {});
	expect(steps.length).toBe(6_000);
	const late = await narrate(compiled(source), {}, { from: 39_000, to: 39_010 });
	expect(late.steps.map(({ rows }) => rows).filter((rows) => rows < 39_000 || rows > 39_010)).toEqual([]);
	expect(late.steps.length).toBeGreaterThan(10);
	// The variables of what waited before the part began are there.
	expect(late.steps[0]?.locals[0]?.locals[0]?.name).toBe("i");
});

test("the microtasks are told in their order, and the timers by time", async () => {
	const source = `import { sleep } from "interleave";
setTimeout(function later() {}, 30);
async function napper(ms: number) { await sleep(ms); }
const naps = [napper(20), napper(10)];
queueMicrotask(function tidy() {});
Promise.resolve(1).then(function double(n) { return 2 * n; });
await null;
await Promise.all(naps);`;
	const { steps, things } = await narrate(compiled(source), {});
	const step = steps.find(({ kind, jobCount }) => kind === "row" && jobCount === 3);
	const all = (list: number[] = []) => list.map((one) => things[one]);
	expect(all(step?.jobs)).toMatchObject([
		{ kind: "microtask", task: 0, name: "tidy", line: 5 },
		{ kind: "then", task: null, name: "double", line: 6 },
		{ kind: "resume", task: 0, name: "" },
	]);
	expect(all(step?.timers)).toMatchObject([
		{ at: 10, kind: "operation", task: 2, line: 3 },
		{ at: 20, kind: "operation", task: 1, line: 3 },
		{ at: 30, kind: "timer", task: 0, line: 2 },
	]);
});
