import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { lessonProblems } from "../../lessons/read/lesson-rules";

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

:::predict
Which?

- [ ] this
- [x] that
:::

## Look

It takes 5 ms.

\`\`\`ts
await sleep(5);
\`\`\`

## Try

Print three lines.

- [ ] prints three lines
`,
	"01-guess/start.ts": "console.log(1);\n",
	"02-look/start.ts": 'import { sleep } from "interleave";\n\nif (true) {\n  await sleep(5);\n}\n',
	"02-look/figures.ts":
		'export default [{ prose: "takes 5 ms", program: "start", test: ({ result }) => result.elapsed === 5 }];\n',
	"03-try/start.ts": "console.log(1);\n",
	"03-try/solution.ts": "console.log(1); console.log(2); console.log(3);\n",
	"03-try/check.ts":
		'export default [{ text: "prints three lines", test: (run) => run.lines().length === 3 || { saw: run.lines()[0] === "none" ? "There was none." : `There were ${run.lines().length} lines, not 3.` } }];\n',
	"03-try/wrong-none.ts": 'console.log("none");\n',
	"03-try/wrong-two.ts": "console.log(1); console.log(2);\n",
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
			"03-try/wrong-none.ts": "console.log('1,000.5');\n",
			"03-try/wrong-two.ts": "console.log('7');\n",
		});
		expect(found.join()).toMatch(/get the same answer/);
	});

	test("must be two at least, and each must fail", async () => {
		expect(await problems({ "03-try/wrong-none.ts": null })).toEqual(["03-try: there are 1 wrong-*.ts, at least 2 are wanted."]);
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
		expect(await problems({ "03-try/start.ts": null })).toEqual(["03-try: start.ts is missing."]);
		expect(await problems({ "03-try/start.ts": FILES["03-try/solution.ts"] ?? "" })).toEqual([
			"03-try: start.ts passes its check already.",
		]);
	});
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
		expect(await problems({ "01-guess/start.ts": "await new Promise(() => {});" })).toEqual([
			"01-guess: start.ts ends as deadlocked.",
		]);
		expect(await problems({ "01-guess/start.ts": "let = ;" })).toEqual(["01-guess: start.ts ends as not compiled."]);
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
