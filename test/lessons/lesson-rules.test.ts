import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { lessonProblems } from "../../lessons/rules/lesson-rules";

/**
 * A lesson of three steps of which nothing is wrong, as small as one can be. Beside the lessons, so that imports resolve; each test changes
 * some of its files.
 */
const FILES: Record<string, string> = {
	"lesson.md": `---
title: Small
number: 99
chapter: First ideas
summary: Nothing is taught.
minutes: 5
steps:
  - { folder: 01-guess, kind: predict }
  - { folder: 02-look, kind: explore }
  - { folder: 03-try, kind: prove }
---

## Guess

:::predict{#which}
Which?

- [ ] this
- [x] that

Because it is printed.
:::

## Look

It takes 5 ms.

\`\`\`ts
await sleep(5);
\`\`\`

## Try

Print three lines.

:::learnt

- One.
- Two.
- Three.

Try it.
:::
`,
	"01-guess/start.ts": "console.log(1);\n",
	"01-guess/predict.ts":
		'export default { which: { kind: "pick", answers: [(run) => run.lines()[0] === "2", (run) => run.lines()[0] === "1"] } };\n',
	"02-look/start.ts": 'import { sleep } from "interleave";\n\nif (true) {\n  await sleep(5);\n}\n',
	"02-look/figures.ts":
		'export default [{ prose: "takes 5 ms", program: "start", test: ({ result }) => result.elapsed === 5 }];\n',
	"03-try/start.ts": "console.log(1);\n",
	"03-try/solution.ts": "console.log(1); console.log(2); console.log(3);\n",
	"03-try/solution-loop.ts": "for (const n of [1, 2, 3]) console.log(n);\n",
	"03-try/solution-list.ts": "[1, 2, 3].forEach((n) => console.log(n));\n",
	"03-try/check.ts":
		'export default [{ text: "prints three lines", test: (run) => run.lines().length === 3 || { saw: run.lines()[0] === "none" ? "There was none." : run.lines().length === 0 ? "Nothing was printed." : `There were ${run.lines().length} lines, not 3.` } }];\n',
	"03-try/wrong-none.ts": 'console.log("none");\n',
	"03-try/wrong-two.ts": "console.log(1); console.log(2);\n",
	"03-try/wrong-silent.ts": ";\n",
};

const made: string[] = [];
afterEach(() => {
	for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** What is said of the lesson with these files in place of its own; null takes one away. */
async function problems(changes: Record<string, string | null | ((text: string) => string)> = {}): Promise<string[]> {
	const folder = mkdtempSync(path.resolve(import.meta.dirname, "../../lessons/.broken-"));
	made.push(folder);
	for (const name of new Set([...Object.keys(FILES), ...Object.keys(changes)])) {
		const change = changes[name];
		const text = typeof change === "function" ? change(FILES[name] ?? "") : change === undefined ? FILES[name] : change;
		if (text === null || text === undefined) continue;
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), text);
	}
	return lessonProblems(folder);
}

test("a sound lesson has nothing said of it", async () => expect(await problems()).toEqual([]));

describe("the mistakes of an exercise", () => {
	test("get answers of their own: two that differ only in their numbers are one answer", async () => {
		const found = await problems({ "03-try/wrong-four.ts": "for (const n of [1, 2, 3, 4]) console.log(n);\n" });
		expect(found).toEqual([
			expect.stringMatching(/^03-try: wrong-\w+\.ts and wrong-\w+\.ts get the same answer: There were \d lines/),
		]);
	});

	test("also when the number has a fraction or thousands", async () => {
		const check =
			'export default [{ text: "t", test: (run) => run.lines()[0] === "3" || { saw: `It took ${run.lines()[0]} s.` } }];\n';
		const found = await problems({
			"03-try/check.ts": check,
			"03-try/solution.ts": "console.log(3);\n",
			"03-try/solution-loop.ts": "console.log('3');\n",
			"03-try/solution-list.ts": "console.log([3].join());\n",
			"03-try/wrong-none.ts": "console.log('1,000.5');\n",
			"03-try/wrong-two.ts": "console.log('7');\n",
		});
		expect(found.join()).toMatch(/get the same answer/);
	});

	test("must be three at least, and each must fail", async () => {
		expect(await problems({ "03-try/wrong-none.ts": null })).toEqual(["03-try: there are 2 wrong-*.ts, at least 3 are wanted."]);
		expect(await problems({ "03-try/wrong-none.ts": FILES["03-try/solution.ts"] ?? "" })).toEqual([
			"03-try: wrong-none.ts passes the check.",
		]);
	});

	test("may be programs that do not compile: that is an answer too", async () => {
		expect(await problems({ "03-try/wrong-none.ts": "let = ;" })).toEqual([]);
	});
});

describe("the solution of an exercise", () => {
	test("must pass with all of fifty seeds, and is told the first that it fails with", async () => {
		const found = await problems({
			"03-try/solution.ts": "console.log(1); console.log(2); if (Math.random() < 0.97) console.log(3);\n",
		});
		expect(found).toEqual([expect.stringMatching(/^03-try: solution\.ts fails with seed \d+: There were 2 lines, not 3\.$/)]);
	});

	test("must be there, as must the check", async () => {
		expect(await problems({ "03-try/solution.ts": null })).toEqual(["03-try: solution.ts is missing."]);
		expect(await problems({ "03-try/check.ts": null })).toEqual(["03-try: check.ts is missing."]);
		expect(await problems({ "03-try/solution-loop.ts": null })).toEqual([
			"03-try: there are 2 solutions, at least 3 shapes are wanted.",
		]);
		expect((await problems({ "03-try/start.ts": null }))[0]).toBe("03-try: start.ts is missing.");
		expect(await problems({ "03-try/start.ts": FILES["03-try/solution.ts"] ?? "" })).toEqual([
			"03-try: start.ts passes its check already.",
		]);
	});
});

describe("the start of an exercise", () => {
	const two = (second: string): string =>
		`${(FILES["03-try/check.ts"] ?? "").replace(/ }\];\n$/, "")} }, { text: "prints a line",${second} test: (run) => run.lines().length > 0 || { saw: "There was no line." } }];\n`;

	test("passes no check by luck", async () => {
		expect(await problems({ "03-try/check.ts": two("") })).toEqual([
			'03-try: start.ts passes the check "prints a line" untouched.',
		]);
	});

	test("passes those that it is said to hold already", async () => {
		expect(await problems({ "03-try/check.ts": two(" holdsAtStart: true,") })).toEqual([]);
		const found = await problems({ "03-try/check.ts": two(" holdsAtStart: true,"), "03-try/start.ts": ";\n" });
		expect(found).toEqual(['03-try: start.ts fails the check "prints a line".']);
	});
});

describe("a question", () => {
	const ask = (text: string) => (lesson: string) => lesson.replace(/:::predict[\s\S]*?\n:::\n/, text);
	const graded = (predictions: string): string => `export default { which: ${predictions} };\n`;

	test("has a grading of its kind, under its id", async () => {
		expect(await problems({ "01-guess/predict.ts": null })).toEqual([
			'01-guess: predict.ts does not grade the question "which".',
		]);
		const other = await problems({ "01-guess/predict.ts": graded('{ kind: "number", truth: () => 1 }') });
		expect(other).toEqual(['01-guess: the question "which" is of kind pick, and predict.ts grades it as number.']);
		const unasked = await problems({
			"01-guess/predict.ts": (text) => text.replace("};", ', that: { kind: "line", truth: () => 1 } };'),
		});
		expect(unasked).toEqual(['01-guess: predict.ts grades "that", and no question has this id.']);
	});

	test("ticks the answer that the run shows, and grades each answer", async () => {
		expect(await problems({ "01-guess/start.ts": "console.log(2);\n" })).toEqual([
			'01-guess: the question "which" ticks answer 2, and the run shows 1.',
		]);
		const one = graded('{ kind: "pick", answers: [() => false] }');
		expect(await problems({ "01-guess/predict.ts": one })).toEqual([
			'01-guess: the question "which" has 2 answers, and predict.ts grades 1.',
		]);
	});

	test("explains", async () => {
		const found = await problems({ "lesson.md": (text) => text.replace("Because it is printed.\n", "") });
		expect(found).toEqual(['01-guess: the question "which" explains nothing.']);
	});

	test("about an order lists what is printed, each once, and in another order", async () => {
		const changes = (lines: string) => ({
			"lesson.md": ask(`:::predict{#which kind=order}\nWhich order?\n\n${lines}\n\nSo it is.\n:::\n`),
			"01-guess/predict.ts": graded('{ kind: "order" }'),
			"01-guess/start.ts": "for (const word of ['a', 'b', 'c', 'x']) console.log(word);\n",
		});
		expect(await problems(changes("- `b`\n- `a`\n- `c`"))).toEqual([]);
		expect((await problems(changes("- `a`\n- `b`\n- `c`"))).join()).toContain("lists its lines in the right order already");
		expect((await problems(changes("- `b`\n- `a`\n- `d`"))).join()).toContain("does not print once each: it printed 2,1");
	});

	test("about a number, a line or bars has a truth that there is", async () => {
		const number = { "lesson.md": ask(":::predict{#which kind=number unit=ms}\nHow long?\n\nSo long.\n:::\n") };
		expect(await problems({ ...number, "01-guess/predict.ts": graded('{ kind: "number", truth: () => 0 }') })).toEqual([]);
		const none = await problems({
			...number,
			"01-guess/predict.ts": graded('{ kind: "number", truth: (run) => run.tasks("x")[0]?.end ?? NaN }'),
		});
		expect(none).toEqual(['01-guess: the question "which" has no number as its truth.']);

		const line = { "lesson.md": ask(":::predict{#which kind=line}\nWhich line?\n\nThis.\n:::\n") };
		expect(await problems({ ...line, "01-guess/predict.ts": graded('{ kind: "line", truth: () => 1 }') })).toEqual([]);
		const nowhere = await problems({ ...line, "01-guess/predict.ts": graded('{ kind: "line", truth: () => 2 }') });
		expect(nowhere).toEqual(['01-guess: the question "which" has line 2 as its truth, where nothing stands.']);

		const draw = (until: number) => ({
			"lesson.md": ask(`:::predict{#which kind=draw tasks="nap" until=${until}}\nWhere?\n\nThere.\n:::\n`),
			"01-guess/predict.ts": graded('{ kind: "draw", within: 1 }'),
			"01-guess/start.ts": 'import { sleep } from "interleave";\nasync function nap() { await sleep(5); }\nawait nap();\n',
		});
		expect(await problems(draw(9))).toEqual([]);
		expect(await problems(draw(4))).toEqual(['01-guess: the question "which" has an axis that ends too early.']);
		const twice = { ...draw(9), "01-guess/start.ts": "async function nap() {}\nawait nap();\nawait nap();\n" };
		expect(await problems(twice)).toEqual([
			'01-guess: the question "which" asks for bars that the run does not have once each: nap.',
		]);
	});
});

describe("an action link", () => {
	const KNOBS = `import { knob, sleep } from "interleave";
const ms = knob("ms", { value: 5, min: 1, max: 9 });
async function nap() { await sleep(ms); }
if (true) {
  await sleep(5);
}
await nap();
`;
	const said = async (address: string): Promise<string[]> =>
		(
			await problems({
				"lesson.md": (text) => text.replace("It takes 5 ms.", `It takes 5 ms. [Do it](${address}).`),
				"02-look/start.ts": KNOBS,
				"02-look/figures.ts": 'export default [{ prose: "takes 5 ms", test: () => true }];\n',
			})
		).map((one) => one.replace(/^02-look: /, ""));

	test.each([
		"do:run",
		"do:knob ms=3",
		"do:seed 4",
		"do:at 7",
		"do:select nap",
		"do:line 3",
		"do:compare ms=1 ms=9",
		"do:sweep ms",
		"do:explore",
		"do:fault fail nap 1 5",
		"do:critical",
	])("%s can be done", async (address) => expect(await said(address)).toEqual([]));

	test.each([
		["do:knob us=3", '"do:knob us=3": there is no knob "us".'],
		["do:knob ms=30", '"do:knob ms=30": knob "ms" does not take 30.'],
		["do:at 12", '"do:at 12": the run ends at 10 ms.'],
		["do:select nap 2", '"do:select nap 2": the run has 1 tasks named nap.'],
		["do:line 9", '"do:line 9": nothing stands on line 9.'],
		["do:line other.ts 1", '"do:line other.ts 1": there is no file other.ts.'],
		["do:compare ms=1 us=9", '"do:compare ms=1 us=9": there is no knob "us".'],
		["do:sweep us", '"do:sweep us": there is no knob "us".'],
		["do:fault fail rest 1 5", '"do:fault fail rest 1 5": the run has 0 tasks named rest.'],
	])("%s cannot", async (address, expected) => expect(await said(address)).toEqual([expected]));

	test("that is none is said with what is understood", async () => {
		expect((await said("do:jump 3")).join()).toMatch(
			/"do:jump 3" is no action. Understood is do:run; do:knob limit=3,use=all\+at\+once;/,
		);
		expect((await said("do:at soon")).join()).toContain('"do:at soon" is no action. Understood is do:at 2500.');
	});
});

describe("a term", () => {
	const lesson = (number: number, prose: string) => (text: string) =>
		text.replace("number: 99", `number: ${number}`).replace("It takes 5 ms.", `It takes 5 ms. ${prose}`);

	test("is used from its lesson on", async () => {
		expect(await problems({ "lesson.md": lesson(5, "A deadlock is an end.") })).toEqual([
			'02-look: "deadlock" is used, and lesson 6 introduces it.',
		]);
		expect(await problems({ "lesson.md": lesson(6, "A deadlock is an end.") })).toEqual([]);
	});

	test("that is linked is in the glossary", async () => {
		expect(await problems({ "lesson.md": lesson(99, "A [deadlock](term), and [two](term:deadlock).") })).toEqual([]);
		expect((await problems({ "lesson.md": lesson(99, "A [livelock](term).") })).join()).toContain(
			'the glossary has no "livelock"',
		);
	});
});

test("a lesson ends with what was learnt, in three lines", async () => {
	const found = await problems({ "lesson.md": (text) => text.replace("- Three.\n", "") });
	expect(found).toEqual([expect.stringMatching(/lesson\.md: what was learnt are 2 lines, not three\.$/)]);
	const more = await problems({ "lesson.md": (text) => `${text}\nAnd on.\n` });
	expect(more).toEqual([expect.stringMatching(/lesson\.md: it does not end with one ":::learnt"\.$/)]);
});

describe("the steps of a lesson", () => {
	test("are one to predict, one to explore and one to prove, at least", async () => {
		const found = await problems({ "lesson.md": (text) => text.replace("kind: explore", "kind: predict") });
		expect(found.filter((one) => one.includes("no step"))).toEqual([
			expect.stringMatching(/lesson\.md: there is no step to explore\.$/),
		]);
	});

	test("have at most 300 words of prose each; code, quotes and marks are no prose", async () => {
		const words = (count: number) => (text: string) => text.replace("It takes 5 ms.", `It takes 5 ms. ${"word ".repeat(count)}`);
		expect(await problems({ "lesson.md": words(296) })).toEqual([]);
		expect(await problems({ "lesson.md": words(297) })).toEqual(["02-look: 301 words of prose, at most 300 are read."]);
		const code = (text: string) => words(296)(text).replace("It takes 5 ms.", "It takes 5 ms. `not a word of it` *–* —");
		expect(await problems({ "lesson.md": code })).toEqual([]);
	});

	test("a program that is shown ends by itself", async () => {
		const waits = { "01-guess/start.ts": "console.log(1); await new Promise(() => {});" };
		expect(await problems(waits)).toEqual(["01-guess: start.ts ends as deadlocked, not as completed."]);
		const ends = (text: string): string => text.replace("kind: predict }", "kind: predict, ends: deadlocked }");
		expect(await problems({ ...waits, "lesson.md": ends })).toEqual([]);
		expect(await problems({ "01-guess/start.ts": "let = ;" })).toEqual([
			"01-guess: start.ts ends as not compiled, not as completed.",
		]);
	});

	test("a step to predict asks", async () => {
		const found = await problems({ "lesson.md": (text) => text.replace(/:::predict[\s\S]*?\n:::\n/, "") });
		expect(found.join()).toContain("a step to predict asks nothing");
	});
});

describe("what the prose says of programs", () => {
	const fragment = (code: string) => (text: string) => text.replace("await sleep(5);\n", `${code}\n`);

	test("a fragment's lines stand in a file of the step in their order; gaps and indentation do not matter", async () => {
		expect(await problems({ "lesson.md": fragment("if (true) {\n\n}") })).toEqual([]);
		expect((await problems({ "lesson.md": fragment("}\nif (true) {") })).join()).toContain("this fragment is in no file");
		expect((await problems({ "lesson.md": fragment("await sleep(5);\nawait sleep(5);") })).join()).toContain("this fragment");
		expect((await problems({ "lesson.md": fragment("await sleep(5)") })).join()).toContain("this fragment");
	});

	test("each number is borne out by a figure, and each figure is said", async () => {
		expect(await problems({ "02-look/figures.ts": null })).toEqual([
			"02-look: the prose says 5, and no figure in figures.ts holds it to a run.",
		]);
		const wrong = (text: string) => text.replace("=== 5", "=== 6");
		expect(await problems({ "02-look/figures.ts": wrong })).toEqual(['02-look: the run does not bear out "takes 5 ms".']);
		const unsaid = (text: string) => text.replace("[{", '[{ prose: "in 5 s", program: "start", test: () => true }, {');
		expect(await problems({ "02-look/figures.ts": unsaid })).toEqual(['02-look: the prose does not say "in 5 s".']);
	});

	test("a figure of the solution is looked for in the solution's run, with its own seed and knobs", async () => {
		const figure =
			'export default [{ prose: "takes 5 ms", program: "solution", seed: 4, knobs: { ms: 9 }, test: ({ result }) => result.elapsed === 9 }];\n';
		const solution = 'import { knob, sleep } from "interleave";\nawait sleep(knob("ms", { value: 1, min: 1, max: 99 }));\n';
		expect(await problems({ "02-look/figures.ts": figure, "02-look/solution.ts": solution })).toEqual([]);
		expect((await problems({ "02-look/figures.ts": figure })).join()).toContain("does not bear out");
	});

	test("a figure without a seed of its own is borne out by seed 1", async () => {
		const figures = (seed: string, expected: number): string =>
			`export default [{ prose: "takes 5 ms", program: "start", ${seed} test: ({ result }) => result.seed === ${expected} }];\n`;
		expect(await problems({ "02-look/figures.ts": figures("", 1) })).toEqual([]);
		expect(await problems({ "02-look/figures.ts": figures("seed: 4,", 4) })).toEqual([]);
	});
});
