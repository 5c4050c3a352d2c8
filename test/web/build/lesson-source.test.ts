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
	writeFileSync(path.join(folder, "glossary.md"), "## in flight · lesson 1\n\nWaiting for *something*.\n");
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
/** The only block of a step with this text. */
async function only(text: string) {
	write(`${one}\n## First\n\n${text}\n`);
	const blocks = (await read()).steps[0]?.blocks ?? [];
	expect(blocks).toHaveLength(1);
	return blocks[0];
}

test("headings are bound to step folders in order, with their program", async () => {
	write(`${one}\n## First\n\nText with \`code\`.\n`);
	expect(await listLessons(folder)).toEqual(["03-a"]);
	const { entry, steps } = await read();
	expect(entry).toMatchObject({ slug: "03-a", title: "A", steps: ["First"] });
	expect(steps[0]).toMatchObject({ folder: "01-a", kind: "predict", start: "console.log(1);\n" });
	expect(steps[0]?.blocks).toEqual([{ kind: "html", html: "<p>Text with <code>code</code>.</p>" }]);
});

test("a question has its answers, the right one and the explanation", async () => {
	const block = await only(":::predict{#count}\nHow many?\n\n- [ ] one\n\n  No.\n- [x] **two**\n\nBecause.\n:::");
	expect(block).toEqual({
		kind: "predict",
		id: "count",
		question: "How many?",
		ask: {
			kind: "pick",
			isSeveral: false,
			options: [
				{ html: "one", correct: false, reply: "<p>No.</p>" },
				{ html: "<strong>two</strong>", correct: true, reply: "" },
			],
		},
		explanation: "<p>Because.</p>",
	});
});

test("each kind of question is read", async () => {
	const asks = async (text: string) => {
		const block = await only(text);
		return block?.kind === "predict" ? block.ask : null;
	};
	expect(await asks(":::predict{several}\nQ\n\n- [x] a\n- [x] b\n- [ ] c\n:::")).toMatchObject({ kind: "pick", isSeveral: true });
	expect(await asks(":::predict{kind=order}\nQ\n\n- `a b`\n- c\n- d\n:::")).toEqual({
		kind: "order",
		items: [
			{ html: "<code>a b</code>", text: "a b" },
			{ html: "c", text: "c" },
			{ html: "d", text: "d" },
		],
	});
	expect(await asks(":::predict{kind=number unit=KB}\nQ\n\nE\n:::")).toEqual({ kind: "number", unit: "KB" });
	expect(await asks(':::predict{kind=draw tasks="a b" until=900}\nQ\n\nE\n:::')).toEqual({
		kind: "draw",
		tasks: ["a", "b"],
		until: 900,
	});
	expect(await asks(":::predict{kind=line}\nQ\n\nE\n:::")).toEqual({ kind: "line" });
});

test("an action link is a button, and a term is a link to the glossary with its sentence", async () => {
	expect(await only("[Set it to 1](do:knob limit=1)")).toEqual({
		kind: "html",
		html: '<p><button type="button" data-do="do:knob limit=1">Set it to 1</button></p>',
	});
	expect(await only("two [tasks](term:in flight)")).toEqual({
		kind: "html",
		html: '<p>two <a href="../../glossary/#in-flight" data-term="in flight" data-explains="Waiting for something.">tasks</a></p>',
	});
});

test("hints, the source and what was learnt are blocks of their own", async () => {
	for (const kind of ["hint", "source", "learnt"])
		expect(await only(`:::${kind}\nText.\n:::`)).toEqual({ kind, html: "<p>Text.</p>" });
});

test("files beside start.ts, and those it imports from a folder of the lesson, are files of the program", async () => {
	write(`${head("  - folder: 01-a\n    kind: predict\n    edit: [start.ts, b.ts]")}\n## First\n`, {
		"01-a/start.ts": 'import "interleave";\nimport { c } from "../shared/c";\n',
		"01-a/b.ts": "export const b = 1;\n",
		"01-a/figures.ts": "",
		"01-a/solution-two.ts": "",
		"shared/c.ts": 'import { d } from "./d.ts";\nexport const c = d;\n',
		"shared/d.ts": "export const d = 1;\n",
		"shared/unused.ts": "",
	});
	const files = (await read()).steps[0]?.files.map(({ name, isEditable }) => [name, isEditable]);
	expect(files).toEqual([
		["b.ts", true],
		["../shared/c.ts", false],
		["../shared/d.ts", false],
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
	["a question of no kind", `${one}\n## First\n\n:::predict{kind=guess}\nQ\n:::\n`, /"01-a"|01-a is of no known kind/],
	["a number of no unit", `${one}\n## First\n\n:::predict{kind=number unit=miles}\nQ\n:::\n`, /has no known unit/],
	["an action that is none", `${one}\n## First\n\n[x](do:fly away)\n`, /lesson\.md: "do:fly away" is no action/],
	["an unknown term", `${one}\n## First\n\n[x](term)\n`, /the glossary has no "x"/],
	["an unknown directive", `${one}\n## First\n\n:::danger\nx\n:::\n`, /unknown directive ":::danger"/],
])("%s is refused, naming the file and what was expected", async (_name, markdown, message) => {
	write(markdown.includes("\n## ") ? markdown : `${markdown}\n## First\n`);
	await expect(read()).rejects.toThrow(message);
});

test("a step to be proved needs checks", async () => {
	write(`${head("  - folder: 01-a\n    kind: prove")}\n## First\n`);
	await expect(read()).rejects.toThrow(/needs a check\.ts/);
});
