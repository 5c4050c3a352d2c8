import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { compile, type KnobValue, type RunResult, run } from "../../engine";
import { type Check, runChecks } from "../check";
import type { Figure } from "../figures";
import { viewRun } from "../run-view";
import { parseFrontmatter } from "../schema";
import { parseSections } from "./markdown";

/** Seeds that a solution has to pass. */
const SEEDS = 50;
/** Most words of prose in a step. */
const MOST_WORDS = 300;

type Step = { folder: string; kind: string; text: string };

/**
 * Checks one lesson. @returns its problems, one sentence each; empty when there are none
 * @param folder the lesson's folder
 */
export async function lessonProblems(folder: string): Promise<string[]> {
	const file = path.join(folder, "lesson.md");
	const markdown = readFileSync(file, "utf8");
	let steps: Step[];
	try {
		const head = parseFrontmatter(parseSections(markdown, file).frontmatter, file);
		const texts = markdown.split(/^## .*$/m).slice(1);
		if (texts.length !== head.steps.length)
			return [`${file}: ${head.steps.length} steps are listed, but there are ${texts.length} "## " headings.`];
		steps = head.steps.map(({ folder: name, kind }, i) => ({ folder: name, kind, text: texts[i] as string }));
	} catch (error) {
		return [(error as Error).message];
	}
	const problems: string[] = [];
	for (const kind of ["predict", "explore", "prove"])
		if (!steps.some((step) => step.kind === kind)) problems.push(`${file}: there is no step to ${kind}.`);
	for (const step of steps) problems.push(...(await stepProblems(path.join(folder, step.folder), step)));
	return problems;
}

async function stepProblems(folder: string, step: Step): Promise<string[]> {
	const problems: string[] = [];
	const say = (problem: string): void => void problems.push(`${step.folder}: ${problem}`);
	const read = (name: string): string | null =>
		existsSync(path.join(folder, name)) ? readFileSync(path.join(folder, name), "utf8") : null;
	const start = read("start.ts");
	if (start === null) return [`${step.folder}: start.ts is missing.`];
	const solution = read("solution.ts");

	const { words, numbers, prose } = readProse(step.text);
	if (words > MOST_WORDS) say(`${words} words of prose, at most ${MOST_WORDS} are read.`);
	for (const fragment of fragmentsOf(step.text))
		if (![start, solution].some((source) => source !== null && containsLines(source, fragment)))
			say(`this fragment is in no file of the step:\n${fragment}`);
	const figures = existsSync(path.join(folder, "figures.ts"))
		? await importDefault<Figure[]>(path.join(folder, "figures.ts"))
		: [];
	for (const number of numbers)
		if (!figures.some((figure) => figure.prose.includes(number)))
			say(`the prose says ${number}, and no figure in figures.ts holds it to a run.`);
	for (const figure of figures) {
		if (!prose.includes(figure.prose)) say(`the prose does not say "${figure.prose}".`);
		const source = figure.program === "solution" ? solution : start;
		const result = source === null ? null : await runSource(source, figure.seed ?? 1, figure.knobs);
		if (result === null || !figure.test(viewRun(result))) say(`the run does not bear out "${figure.prose}".`);
	}

	if (step.kind === "predict" && !step.text.includes(":::predict")) say("a step to predict asks nothing.");
	if (step.kind !== "prove") {
		const ended = await runSource(start, 1);
		if (ended?.outcome.kind !== "completed") say(`start.ts ends as ${ended?.outcome.kind ?? "not compiled"}.`);
		return problems;
	}
	return [...problems, ...(await exerciseProblems(folder, step.folder, start, solution))];
}

/** Checks an exercise: its start must fail, its solution must pass with many seeds, and each mistake must get its own answer. */
async function exerciseProblems(folder: string, name: string, start: string, solution: string | null): Promise<string[]> {
	const problems: string[] = [];
	const say = (problem: string): void => void problems.push(`${name}: ${problem}`);
	if (!existsSync(path.join(folder, "check.ts"))) return [`${name}: check.ts is missing.`];
	const checks = await importDefault<Check[]>(path.join(folder, "check.ts"));
	const findings = async (source: string, seed: number): Promise<string[]> => {
		const result = await runSource(source, seed);
		if (result === null) return ["It does not compile."];
		return runChecks(checks, viewRun(result)).flatMap(({ finding }) => (finding === null ? [] : [finding.saw]));
	};
	if ((await findings(start, 1)).length === 0) say("start.ts passes its check already.");
	if (solution === null) say("solution.ts is missing.");
	else
		for (let seed = 1; seed <= SEEDS; seed++) {
			const [first] = await findings(solution, seed);
			if (first === undefined) continue;
			say(`solution.ts fails with seed ${seed}: ${first}`);
			break;
		}
	const wrongs = readdirSync(folder).filter((file) => /^wrong-.*\.ts$/.test(file));
	if (wrongs.length < 2) say(`there are ${wrongs.length} wrong-*.ts, at least 2 are wanted.`);
	const answers = new Map<string, string>();
	for (const wrong of wrongs) {
		const [first] = await findings(readFileSync(path.join(folder, wrong), "utf8"), 1);
		if (first === undefined) {
			say(`${wrong} passes the check.`);
			continue;
		}
		// Numbers differ from run to run; the sentence around them identifies the answer.
		const sentence = first.replace(/[\d.,]+/g, "#");
		const twin = answers.get(sentence);
		if (twin !== undefined) say(`${wrong} and ${twin} get the same answer: ${first}`);
		answers.set(sentence, wrong);
	}
	return problems;
}

async function importDefault<T>(file: string): Promise<T> {
	return ((await import(pathToFileURL(file).href)) as { default: T }).default;
}

async function runSource(source: string, seed: number, knobs: Record<string, KnobValue> = {}): Promise<RunResult | null> {
	const { program } = compile(source);
	return program === null ? null : run(program, { seed, knobs, limits: { bytes: 1e8, jobsPerTurn: 100_000 } }).result;
}

/** The prose of a step without code, and the numbers in it. */
function readProse(text: string): { words: number; numbers: string[]; prose: string } {
	const prose = text
		.replace(/^```[\s\S]*?^```/gm, " ")
		.replace(/`[^`]*`/g, " ")
		.replace(/^:::.*$/gm, " ")
		.replace(/^- \[.\]/gm, " ")
		.replace(/[*_]/g, "")
		.replace(/\s+/g, " ");
	return {
		words: prose.split(" ").filter((word) => /\w/.test(word)).length,
		numbers: prose.match(/\d+(?:[.,]\d+)*/g) ?? [],
		prose,
	};
}

function fragmentsOf(text: string): string[] {
	return [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map((match) => match[1] as string);
}

/** True when `source` contains the lines of `fragment` in the same order. Indentation and blank lines are ignored, and gaps are allowed. */
function containsLines(source: string, fragment: string): boolean {
	const lines = (code: string): string[] =>
		code
			.split("\n")
			.map((line) => line.trim())
			.filter((line) => line !== "");
	let from = 0;
	const all = lines(source);
	for (const line of lines(fragment)) {
		const at = all.indexOf(line, from);
		if (at < 0) return false;
		from = at + 1;
	}
	return true;
}
