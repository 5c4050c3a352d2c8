import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { DECLARATIONS } from "../../../web/editor/monaco/project";
import { CORRECT_PROGRAMS } from "../support/correct-programs";
import { createChecker, inEditor } from "../support/type-check";

const folder = path.resolve(import.meta.dirname, "../..");
/** TypeScript's own library for pages in place of our globals. */
const { "file:///globals.d.ts": ours, ...others } = DECLARATIONS;
const inPage = createChecker(
	["esnext", "dom", "dom.iterable", "dom.asynciterable"].map((name) => `lib.${name}.d.ts`),
	others,
);

describe("the editor marks no correct program", () => {
	test.each(Object.entries(CORRECT_PROGRAMS))("%s", (_, source) => expect(inEditor(source)).toEqual([]));

	test("of the corpus: what TypeScript accepts with its own library, it accepts with ours", { timeout: 300_000 }, () => {
		const programs = ["corpus", "packages"].flatMap((name) =>
			readdirSync(path.join(folder, name), { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
				.map((entry) => path.join(entry.parentPath, entry.name)),
		);
		expect(programs.length).toBeGreaterThan(380);
		const marked = programs
			.map((file) => ({ file, source: readFileSync(file, "utf8") }))
			.map(({ file, source }) => ({ file, source, told: inEditor(source) }))
			.filter(({ source, told }) => told.length > 0 && inPage(source).length === 0)
			.map(({ file, told }) => [path.relative(folder, file), ...told].join("\n"));
		expect(marked).toEqual([]);
	});
});

describe("the editor marks what is wrong", () => {
	test.each([
		["a text as a timer's callback", 'setTimeout("console.log(1)", 10);', /not assignable/],
		["a callback whose parameters the timer does not pass on", 'setTimeout((n: number) => n, "10");', /not assignable/],
		["an id that is none", "clearTimeout({});", /not assignable/],
		["a misspelt property", "console.lg(1);", /does not exist/],
		["a body that is read as another type", 'const n: number = await (await fetch("/a")).text();', /not assignable/],
		["a name that is nowhere", "documnt.body;", /^1: Cannot find name 'documnt'/],
		["a file that is not there", 'import a from "./a";\nconsole.log(a);', /^1: Cannot find module '.\/a'/],
	])("%s", (_, source, complaint) => expect(inEditor(source).join("\n")).toMatch(complaint));
});

test("of what people bring from elsewhere the editor says what to do instead, and only that", () => {
	expect(inEditor('document.querySelector("a");\nnew WebSocket("wss://x");\nBuffer.from("a");')).toEqual([
		"1: There is no document: programs run in a worker without a page. Print with console.log.",
		'2: There is no WebSocket: nothing leaves this page. A Queue from "interleave" can stand for what arrives.',
		"3: There is no Buffer. Write Uint8Array, TextEncoder and TextDecoder, atob and btoa.",
	]);
	expect(inEditor('const all = await import("left-pad");\nconsole.log(all);').join()).toMatch(
		/^1: "left-pad" cannot be imported: only these packages are here/,
	);
});

test("the module of an import declaration is told in the same words", () =>
	expect(inEditor('import { readFile } from "node:fs";\nconsole.log(readFile);')).toEqual([
		'1: "node:fs" cannot be imported: there are no files. Write the text into the program, or into a file of its own that exports it.',
	]));

test("without the globals most of these programs are marked", () => {
	const bare = createChecker(["esnext"], others);
	expect(ours).toContain("setTimeout");
	expect(Object.values(CORRECT_PROGRAMS).filter((source) => bare(source).length > 0).length).toBeGreaterThan(35);
});
