import type { Figure, MeasuredFigure } from "../figures";
import { viewRun } from "../run-view";
import { importFrom, readIn, runIn, type StepRule, type StepSource } from "./step";

/** Most words of prose in a step. */
const MOST_WORDS = 300;

/** The prose of a step without code, directives and addresses of links. */
const plainProse = (text: string): string =>
	text
		.replace(/^```[\s\S]*?^```/gm, " ")
		.replace(/`[^`]*`/g, " ")
		.replace(/^:::.*$/gm, " ")
		.replace(/\]\([^)]*\)/g, "]")
		.replace(/[[\]*_]/g, "")
		.replace(/\s+/g, " ");

/** The prose whose numbers need figures: answers are held to the run by `predict.ts`, and a source is as it was published. */
const withoutAnswers = (text: string): string =>
	text.replace(/^:::source[\s\S]*?^:::$/gm, "").replace(/^:::predict[\s\S]*?^:::$/gm, (question) => {
		let isList = false;
		return question
			.split("\n")
			.filter((line) => {
				if (line.startsWith("- ")) isList = true;
				else if (/^\S/.test(line)) isList = false;
				return !isList;
			})
			.join("\n");
	});

const numbersIn = (prose: string): string[] => prose.match(/\d+(?:[.,]\d+)*/g) ?? [];

export const hasFewWords: StepRule = ({ text }) => {
	const words = plainProse(text.replace(/^- \[.\]/gm, " "))
		.split(" ")
		.filter((word) => /\w/.test(word)).length;
	return words > MOST_WORDS ? [`${words} words of prose, at most ${MOST_WORDS} are read.`] : [];
};

/** Every fragment of code is a part of the step's programs. */
export const fragmentsAreInFiles: StepRule = (step) => {
	const sources = [step.start, readIn(step, "solution.ts") ?? "", ...Object.values(step.files)];
	return [...step.text.matchAll(/^```ts\n([\s\S]*?)^```/gm)]
		.map(([, fragment = ""]) => fragment)
		.filter((fragment) => !sources.some((source) => containsLines(source, fragment)))
		.map((fragment) => `this fragment is in no file of the step:\n${fragment}`);
};

/** Every number in digits has a figure, every figure is said, and a run bears it out. */
export const figuresHold: StepRule = async (step) => {
	const figures = await importFrom<Figure[]>(step, "figures.ts", []);
	const prose = plainProse(withoutAnswers(step.text));
	const problems = numbersIn(prose)
		.filter((number) => !figures.some((figure) => figure.prose.includes(number)))
		.map((number) => `the prose says ${number}, and no figure in figures.ts holds it to a run.`);
	for (const figure of figures) {
		if (!prose.includes(figure.prose)) problems.push(`the prose does not say "${figure.prose}".`);
		if ("published" in figure) continue;
		const source = programOf(step, figure);
		const result = source === null ? null : await runIn(step, source, figure);
		if (result === null || !figure.test(viewRun(result))) problems.push(`the run does not bear out "${figure.prose}".`);
	}
	return problems;
};

/** The program a figure is about, with its edit; null when there is none, or nothing to edit. */
function programOf(step: StepSource, { program = "start", edit }: MeasuredFigure): string | null {
	const source = program === "start" ? step.start : readIn(step, `${program}.ts`);
	if (source === null || edit === undefined) return source;
	const [from, to] = edit;
	return source.includes(from) ? source.replace(from, to) : null;
}

/** No term is used before the lesson that introduces it, and a term of this lesson is linked where it is first used in a step. */
export const termsAreExplained: StepRule = ({ text, terms, lesson }) => {
	const prose = plainProse(text);
	return terms.flatMap(({ name, lesson: introduced }) => {
		const isUsed = new RegExp(`\\b${name.replaceAll(" ", "\\s+")}s?\\b`, "i").test(prose);
		return isUsed && introduced > lesson ? [`"${name}" is used, and lesson ${introduced} introduces it.`] : [];
	});
};

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
