import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { complaints, RULES } from "./support/architecture-rules";
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
			{ name: "engine/library/plain/tasks/a.ts", text: 'import type { Kernel } from "../../../runtime/library-api";' },
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
		kept: [{ name: "web/ui/a.tsx", text: 'import "../styles/tokens.css"; import { rootFrom } from "../routes";' }],
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
