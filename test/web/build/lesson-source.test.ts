import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listLessons, readLesson } from "../../../lessons/read/lesson-source";

const head = (steps: string): string =>
	`---\ntitle: A\nnumber: 3\nchapter: First ideas\nsummary: S.\nminutes: 5\nsteps:\n${steps}\n---\n`;
const one = head("  - folder: 01-a\n    kind: predict");
let folder = "";

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), "lessons-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(markdown: string, files: Record<string, string> = { "01-a/start.ts": "console.log(1);\n" }): void {
	const lesson = path.join(folder, "03-a");
	for (const [name, text] of Object.entries({ "lesson.md": markdown, ...files })) {
		mkdirSync(path.dirname(path.join(lesson, name)), { recursive: true });
		writeFileSync(path.join(lesson, name), text);
	}
}
const read = () => readLesson(folder, "03-a");

test("headings are bound to step folders in order, with their program", async () => {
	write(`${one}\n## First\n\nText with \`code\`.\n`);
	expect(await listLessons(folder)).toEqual(["03-a"]);
	const { entry, steps } = await read();
	expect(entry).toMatchObject({ slug: "03-a", title: "A", steps: ["First"] });
	expect(steps[0]).toMatchObject({ folder: "01-a", kind: "predict", start: { source: "console.log(1);\n" } });
	expect(steps[0]?.blocks).toEqual([{ kind: "html", html: "<p>Text with <code>code</code>.</p>" }]);
});

test("a question has its answers, the right one and the explanation", async () => {
	write(`${one}\n## First\n\n:::predict\nHow many?\n\n- [ ] one\n- [x] **two**\n\nBecause.\n:::\n`);
	expect((await read()).steps[0]?.blocks).toEqual([
		{
			kind: "predict",
			id: "01-a-0",
			question: "How many?",
			options: [
				{ html: "one", correct: false },
				{ html: "<strong>two</strong>", correct: true },
			],
			explanation: "<p>Because.</p>",
		},
	]);
});

test("a time of day stays text and is no directive", async () => {
	write(`${one}\n## First\n\nAt 12:30 and a:b.\n`);
	expect((await read()).steps[0]?.blocks).toEqual([{ kind: "html", html: "<p>At 12:30 and a:b.</p>" }]);
});

test.each([
	["an unknown key in the head", one.replace("minutes: 5", "minutes: 5\nminuets: 5"), /03-a\/lesson\.md[\s\S]*minuets/],
	["a missing title", one.replace("title: A\n", ""), /03-a\/lesson\.md[\s\S]*title/],
	["an unknown chapter", one.replace("First ideas", "Nothing"), /unknown chapter "Nothing"/],
	["a number that is not the folder's", one.replace("number: 3", "number: 4"), /number 4 does not agree/],
	["more headings than steps", `${one}\n## First\n\n## Second\n`, /1 steps are listed, but there are 2/],
	["text before the first heading", `${one}\nText\n\n## First\n`, /text before it belongs to no step/],
	["a question with two right answers", `${one}\n## First\n\n:::predict\nQ\n\n- [x] a\n- [x] b\n:::\n`, /exactly one answer/],
	["an unknown directive", `${one}\n## First\n\n:::danger\nx\n:::\n`, /unknown directive ":::danger"/],
])("%s is refused, naming the file and what was expected", async (_name, markdown, message) => {
	write(markdown.includes("\n## ") ? markdown : `${markdown}\n## First\n`);
	await expect(read()).rejects.toThrow(message);
});

test("a step to be proved needs checks", async () => {
	write(`${head("  - folder: 01-a\n    kind: prove")}\n## First\n`);
	await expect(read()).rejects.toThrow(/needs a check\.ts/);
});
