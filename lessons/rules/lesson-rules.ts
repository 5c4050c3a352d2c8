import { readFileSync } from "node:fs";
import path from "node:path";
import type { Block } from "../content";
import { toBlocks } from "../read/blocks";
import { parseSections } from "../read/markdown";
import { readFurtherFiles } from "../read/program";
import { readTerms } from "../read/terms";
import { parseFrontmatter } from "../schema";
import { exerciseHolds, startEnds } from "./exercise";
import { actionsWork } from "./links";
import { figuresHold, fragmentsAreInFiles, hasFewWords, termsAreExplained } from "./prose";
import { questionsAreGraded } from "./questions";
import { readIn, type StepRule, type StepSource } from "./step";

const STEP_RULES: StepRule[] = [
	hasFewWords,
	fragmentsAreInFiles,
	figuresHold,
	termsAreExplained,
	questionsAreGraded,
	actionsWork,
	startEnds,
	exerciseHolds,
];

/**
 * Checks one lesson. @returns its problems, one sentence each; empty when there are none
 * @param folder the lesson's folder
 */
export async function lessonProblems(folder: string): Promise<string[]> {
	const file = path.join(folder, "lesson.md");
	let steps: StepSource[];
	const problems: string[] = [];
	try {
		steps = await readSteps(folder, file, problems);
	} catch (error) {
		return [(error as Error).message];
	}
	for (const kind of ["predict", "explore", "prove"])
		if (!steps.some((step) => step.head.kind === kind)) problems.push(`${file}: there is no step to ${kind}.`);
	for (const step of steps)
		for (const rule of STEP_RULES) problems.push(...(await rule(step)).map((problem) => `${step.head.folder}: ${problem}`));
	problems.push(...endProblems(steps).map((problem) => `${file}: ${problem}`));
	return problems;
}

/** Reads the steps; one without a program is said and left out. */
async function readSteps(folder: string, file: string, problems: string[]): Promise<StepSource[]> {
	const markdown = readFileSync(file, "utf8");
	const { frontmatter, sections } = parseSections(markdown, file);
	const head = parseFrontmatter(frontmatter, file);
	const texts = markdown.split(/^## .*$/m).slice(1);
	if (sections.length !== head.steps.length)
		throw new Error(`${file}: ${head.steps.length} steps are listed, but there are ${sections.length} "## " headings.`);
	const terms = await readTerms(path.join(folder, "../glossary.md"));
	const steps: StepSource[] = [];
	for (const [i, step] of head.steps.entries()) {
		const inside = path.join(folder, step.folder);
		const start = readIn({ folder: inside }, "start.ts");
		if (start === null) {
			problems.push(`${step.folder}: start.ts is missing.`);
			continue;
		}
		steps.push({
			folder: inside,
			head: step,
			lesson: head.number,
			isLast: i === head.steps.length - 1,
			text: texts[i] ?? "",
			blocks: await toBlocks(sections[i]?.nodes ?? [], { stepId: step.folder, file, terms }),
			terms,
			start,
			files: readFurtherFiles(inside, [start]),
		});
	}
	return steps;
}

/** A lesson ends with what was learnt in three lines and what to try, and with nothing after it. */
function endProblems(steps: StepSource[]): string[] {
	const isEnd = (block: Block): boolean => block.kind === "learnt";
	const all = steps.flatMap((step) => step.blocks);
	const last = all.at(-1);
	if (all.filter(isEnd).length !== 1 || last?.kind !== "learnt") return ['it does not end with one ":::learnt".'];
	const lines = last.html.match(/<li>/g)?.length ?? 0;
	return lines === 3 ? [] : [`what was learnt are ${lines} lines, not three.`];
}
