import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { compile, type KnobValue, type RunResult, run } from "../../engine";
import type { Block, Term } from "../content";
import type { Frontmatter } from "../schema";

/** A step of a lesson, as its rules see it. */
export type StepSource = {
	/** The step's folder on disk. */
	folder: string;
	head: Frontmatter["steps"][number];
	/** Number of the lesson. */
	lesson: number;
	isLast: boolean;
	/** The step's Markdown, without its heading. */
	text: string;
	blocks: Block[];
	terms: readonly Term[];
	start: string;
	/** The files beside `main.ts`. */
	files: Record<string, string>;
};

/** Says what is wrong with a step, one sentence each. */
export type StepRule = (step: StepSource) => Promise<string[]> | string[];

/** The text of a file of the step, or null when there is none. */
export function readIn({ folder }: Pick<StepSource, "folder">, name: string): string | null {
	const file = path.join(folder, name);
	return existsSync(file) ? readFileSync(file, "utf8") : null;
}

/** Names of the step's files that match. */
export const fileNamesIn = ({ folder }: StepSource, pattern: RegExp): string[] =>
	readdirSync(folder)
		.filter((name) => pattern.test(name))
		.sort();

/** The default export of one of the step's modules, or `none` when there is no such file. */
export async function importFrom<T>({ folder }: StepSource, name: string, none: T): Promise<T> {
	const file = path.join(folder, name);
	return existsSync(file) ? ((await import(pathToFileURL(file).href)) as { default: T }).default : none;
}

type Options = { seed?: number | undefined; knobs?: Record<string, KnobValue> | undefined };

/** Runs that were made already: several rules look at the same ones. */
const made = new WeakMap<StepSource, Map<string, Promise<RunResult> | null>>();

/** Runs a program in the place of the step's `main.ts`, under the step's limits; null when it does not compile. */
export async function runIn(step: StepSource, main: string, { seed = 1, knobs = {} }: Options = {}): Promise<RunResult | null> {
	const key = JSON.stringify([main, seed, knobs]);
	const runs = made.get(step) ?? new Map<string, Promise<RunResult> | null>();
	made.set(step, runs);
	if (!runs.has(key)) runs.set(key, startIn(step, main, seed, knobs));
	return runs.get(key) ?? null;
}

function startIn({ head, files }: StepSource, main: string, seed: number, knobs: Record<string, KnobValue>): Promise<RunResult> | null {
	const { program } = compile({ "main.ts": main, ...files });
	if (program === null) return null;
	const { bytes = 1e8, seconds } = head.limits;
	const limits = { bytes, jobsPerTurn: 100_000, ...(seconds !== undefined && { virtualMs: seconds * 1000 }) };
	return run(program, { seed, knobs, limits }).result;
}
