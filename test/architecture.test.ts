import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { folderPicture } from "../docs/folder-picture";
import { complaints, RULES } from "./support/architecture-rules";
import { DOORS } from "./support/doors";
import { circlesOf, fileGraph, folderGraph, type Graph, withoutDetours } from "./support/folder-graph";
import { type SourceFile, sourceFiles } from "./support/imports";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = ["engine", "lessons", "web"].flatMap((folder) => sourceFiles(root, folder));

/** For each law, files that break it and files that come close and do not: a rule that nobody saw fail checks nothing. */
const CASES: Record<string, { broken: SourceFile[]; kept: SourceFile[] }> = {
	"the engine imports neither web nor lessons": {
		broken: [
			{ name: "engine/runtime/a.ts", text: 'import { theme } from "../../web/ui/theme";' },
			{ name: "engine/sandbox/a.ts", text: 'const worker = new URL("../../web/scope/draw.worker.ts", import.meta.url);' },
			{ name: "engine/a.ts", text: 'export type { Lesson } from "../lessons/schema";' },
			{ name: "engine/a.ts", text: 'export const later = () => import("../web/main");' },
		],
		kept: [{ name: "engine/sandbox/a.ts", text: 'import { run } from "../runtime/start";' }],
	},
	"web and lessons come into the engine by its doors": {
		broken: [
			{ name: "web/scope/a.ts", text: 'import { segments } from "../../engine/analysis/read/segments";' },
			{ name: "web/run/a.ts", text: 'const host = () => import("../../engine/sandbox/page/sandbox-host");' },
			{ name: "lessons/a.ts", text: 'import type { Core } from "../engine/runtime/books/core";' },
			{ name: "web/build/a.ts", text: 'const folder = new URL("../../engine/runtime", import.meta.url);' },
		],
		kept: [
			{ name: "web/scope/a.ts", text: 'import { segments } from "../../engine/analysis"; import "../../engine/types/index";' },
			{ name: "web/editor/a.ts", text: 'import text from "../../engine/library/interleave.d.ts?raw";' },
			{ name: "web/build/a.ts", text: 'const folder = new URL("../../engine/sandbox/inside", import.meta.url);' },
		],
	},
	"lessons import no web": {
		broken: [{ name: "lessons/check.ts", text: 'type View = import("../web/run/run-store").RunState;' }],
		kept: [{ name: "lessons/check.ts", text: 'import type { Trace } from "../engine/types";' }],
	},
	"a lesson's programs import what learners import": {
		broken: [
			{ name: "lessons/02-first/01-one/start.ts", text: 'import { readFile } from "node:fs/promises";' },
			{ name: "lessons/02-first/01-one/start.ts", text: 'import { sleep } from "../../../engine/library/sleep";' },
		],
		kept: [
			{ name: "lessons/02-first/01-one/start.ts", text: 'import { sleep } from "interleave"; import { page } from "./page";' },
		],
	},
	"inside the engine imports go one way": {
		broken: [
			{ name: "engine/types/a.ts", text: 'import { Recorder } from "../trace/recorder";' },
			{ name: "engine/trace/a.ts", text: 'import type { Core } from "../runtime/core";' },
			{ name: "engine/runtime/a.ts", text: 'import { sleep } from "../library/sleep";' },
			{ name: "engine/compiler/a.ts", text: 'import { Core } from "../runtime/core";' },
			{ name: "engine/analysis/a.ts", text: 'import { Core } from "../runtime/core";' },
			{ name: "engine/library/a.ts", text: 'export * from "../worker/sandbox-host";' },
		],
		kept: [
			{ name: "engine/library/a.ts", text: 'import { Core } from "../runtime/core"; import "./b";' },
			{
				name: "engine/analysis/a.ts",
				text: 'import { readEvent } from "../trace/read-event"; import type { Trace } from "../types";',
			},
		],
	},
	"a plain twin imports what learners import, and twins beside it": {
		broken: [
			{ name: "engine/library/plain/tasks/a.ts", text: 'import type { LibraryApi } from "../../../runtime/library-api";' },
			{ name: "engine/library/plain/tasks/a.ts", text: 'import { Semaphore } from "../locks/semaphore";' },
			{ name: "engine/library/plain/tasks/a.ts", text: 'import { readFile } from "node:fs/promises";' },
		],
		kept: [
			{ name: "engine/library/plain/tasks/a.ts", text: 'import { sleep } from "interleave"; import { spawn } from "./spawn";' },
			{ name: "engine/library/tasks/a.ts", text: 'import { Line } from "../parts/line";' },
		],
	},
	"nobody imports a plain twin": {
		broken: [{ name: "engine/library/tasks/a.ts", text: 'import { gather } from "../plain/tasks/gather";' }],
		kept: [{ name: "engine/library/plain/tasks/a.ts", text: 'import { spawn } from "./spawn";' }],
	},
	"only web/tools knows comlink": {
		broken: [
			{ name: "web/scope/a.ts", text: 'import * as Comlink from "comlink";' },
			{ name: "engine/analysis/a.ts", text: 'import { transfer } from "comlink/dist/esm/comlink.mjs";' },
		],
		kept: [{ name: "web/tools/a.ts", text: 'import { wrap } from "comlink";' }],
	},
	"features of the web never import each other": {
		broken: [
			{ name: "web/editor/a.tsx", text: 'import { Timeline } from "../scope/timeline";' },
			{ name: "web/scope/a.ts", text: 'const Editor = () => import("../editor");' },
			{ name: "web/share/a.ts", text: 'import { Lesson } from "../pages/lesson";' },
		],
		kept: [
			{
				name: "web/editor/a.tsx",
				text: 'import { Button } from "../ui/button"; import "./b"; import type { RunStore } from "../run/run-store";',
			},
			{ name: "web/pages/a.tsx", text: 'import { Timeline } from "../scope/timeline";' },
		],
	},
	"what features share knows no feature": {
		broken: [{ name: "web/run/a.ts", text: 'import { Timeline } from "../scope/timeline";' }],
		kept: [{ name: "web/ui/a.tsx", text: 'import "../styles/tokens.css"; import { rootFrom } from "./routes";' }],
	},
	"runtime and library use no real time and no real chance": {
		broken: [
			{ name: "engine/runtime/a.ts", text: "export const now = () => Date.now();" },
			{ name: "engine/runtime/a.ts", text: "export const x = { random: Math.random };" },
			{ name: "engine/library/a.ts", text: "export const f = (g: () => void) => setTimeout(g, 1);" },
			{ name: "engine/library/a.ts", text: "export const f = (g: () => void) => globalThis.setTimeout(g, 1);" },
			{ name: "engine/library/a.ts", text: "const { now } = performance; export { now };" },
		],
		kept: [
			{
				name: "engine/runtime/a.ts",
				text: "export type When = { at: Date }; export const f = (Date: number) => Date; export const g = { setTimeout: 1 };",
			},
			{ name: "engine/runtime/a.ts", text: "export const isDate = (value: unknown) => value instanceof Date;" },
			{ name: "engine/sandbox/a.ts", text: "export const f = (g: () => void) => setTimeout(g, 1);" },
			{ name: "engine/library/plain/tasks/a.ts", text: "export const f = (g: () => void) => setTimeout(g, 1);" },
		],
	},
};

describe.each(RULES)("$law", (rule) => {
	const { broken, kept } = CASES[rule.law] ?? { broken: [], kept: [] };

	test("complains about each file that breaks it", () => {
		expect(broken.length).toBeGreaterThan(0);
		for (const file of broken) expect(complaints([rule], [file]), file.text).toHaveLength(1);
	});

	test("lets each file pass that keeps it", () => {
		expect(kept.length).toBeGreaterThan(0);
		expect(complaints([rule], kept)).toEqual([]);
	});

	// The first of these parses every file there is.
	test("holds in the project", { timeout: 30_000 }, () => {
		expect(complaints([rule], files)).toEqual([]);
	});
});

test("the files of the project are found", () => {
	const names = files.map((file) => file.name);
	expect(names).toContain("engine/types/trace.ts");
	expect(names).toContain("web/main.tsx");
});

test("every door is there, and the engine's README has a row for it", () => {
	const readme = readFileSync(path.join(root, "engine/README.md"), "utf8");
	for (const door of Object.keys(DOORS)) {
		expect(existsSync(path.join(root, `${door}.ts`)), door).toBe(true);
		const name = door
			.replace(/^engine\//, "")
			.replace(/^index$/, "index.ts")
			.replace(/\/index$/, "/");
		expect(readme.includes(`| \`${name}\` `), name).toBe(true);
	}
});

describe("imports go round in no circle", () => {
	const graphOf = (edges: Record<string, string[]>): Graph =>
		new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to)]));

	test("a circle is found, however long, and only that", () => {
		expect(circlesOf(graphOf({ a: ["b"], b: ["c"], c: [] }))).toEqual([]);
		expect(circlesOf(graphOf({ a: ["b"], b: ["a", "c"], c: [] }))).toEqual([["a", "b"]]);
		const long = circlesOf(graphOf({ x: ["a"], a: ["b"], b: ["c", "d"], c: ["a"], d: ["e"], e: ["d"] }));
		expect(long.map((circle) => circle.sort().join(""))).toEqual(["de", "abc"]);
	});

	test("an arrow that a longer way says already is left out of the drawing, and no other", () => {
		expect(withoutDetours(graphOf({ a: ["b", "c"], b: ["c"], c: [] }))).toEqual(graphOf({ a: ["b"], b: ["c"], c: [] }));
		expect(withoutDetours(graphOf({ a: ["b", "c"], b: [], c: [] }))).toEqual(graphOf({ a: ["b", "c"], b: [], c: [] }));
	});

	const all = fileGraph(files);
	test("of files", () => expect(circlesOf(all)).toEqual([]));
	test("of folders", () => expect(circlesOf(folderGraph(all))).toEqual([]));
});

/** Files beside each other, folders not counted. Samples of programs are lists, not rooms. */
const MOST_BESIDE_EACH_OTHER = 15;

test(`no folder has more than ${MOST_BESIDE_EACH_OTHER} files beside each other`, () => {
	const crowded = ["docs", "engine", "lessons", "web", "test"].flatMap((top) => {
		const folders = new Map<string, number>();
		for (const entry of readdirSync(path.join(root, top), { recursive: true, withFileTypes: true }))
			if (entry.isFile()) folders.set(entry.parentPath, (folders.get(entry.parentPath) ?? 0) + 1);
		return [...folders].filter(([, count]) => count > MOST_BESIDE_EACH_OTHER);
	});
	expect(crowded).toEqual([]);
});

test("the drawing in docs is of the folders as they are", async () => {
	const drawn = readFileSync(path.join(root, "docs/folders.svg"), "utf8");
	const { instance } = await import("@viz-js/viz");
	const svg = (await instance()).renderString(folderPicture(), { format: "svg" });
	const shown = (text: string): string[] => [...text.matchAll(/<title>([^<]*)<\/title>/g)].map((match) => match[1] as string);
	expect(shown(drawn), "run `npm run docs`").toEqual(shown(svg));
});

test("every arrow of the drawing points down", () => {
	const drawn = readFileSync(path.join(root, "docs/folders.svg"), "utf8");
	const box = new Map<string, number>();
	for (const [, name, y] of drawn.matchAll(
		/<g id="node\d+" class="node">\s*<title>([^<]*)<\/title>[\s\S]*?<text[^>]* y="([-\d.]+)"/g,
	))
		box.set(name as string, Number(y));
	const arrows = [...drawn.matchAll(/<title>([^<]*)&#45;&gt;([^<]*)<\/title>/g)];
	expect(arrows.length).toBeGreaterThan(30);
	for (const [, from, to] of arrows)
		expect(box.get(from as string), `${from} → ${to}`).toBeLessThan(box.get(to as string) as number);
});

test("an exported name means one thing: no two files of the project export it", () => {
	const exported = new Map<string, string[]>();
	// Programs of lessons and plain twins are the learner's own files: they may be called what they like. What packages export is named by standards.
	for (const { name, text } of files) {
		if (/^lessons\/(\d\d-|samples)|^engine\/library\/plain\/|^engine\/packages\/own\/|^engine\/build\/|\.d\.ts$/.test(name))
			continue;
		for (const [, word] of text.matchAll(/^export (?:async |abstract )*(?:type|class|const|function\*?|interface|let) (\w+)/gm))
			exported.set(word as string, [...(exported.get(word as string) ?? []), name]);
	}
	expect(exported.size).toBeGreaterThan(500);
	expect([...exported].filter(([, places]) => places.length > 1)).toEqual([]);
});
