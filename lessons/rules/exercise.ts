import { type Check, runChecks } from "../check";
import { viewRun } from "../run-view";
import { importFrom, fileNamesIn, readIn, runIn, type StepRule, type StepSource } from "./step";

/** Seeds that a solution has to pass. */
const SEEDS = 50;
/** Seeds that further solutions have to pass. */
const FEW_SEEDS = 10;
const MOST_SHAPES = 3;

/** The start ends as the head says. */
export const startEnds: StepRule = async (step) => {
	const ended = await runIn(step, step.start);
	const { ends, kind } = step.head;
	const kindOf = ended?.outcome.kind ?? "not compiled";
	// The start of an exercise may end in any way: its checks say how it is wrong.
	return kind === "prove" || kind === "case" || kindOf === ends ? [] : [`start.ts ends as ${kindOf}, not as ${ends}.`];
};

/** The start of an exercise fails every check, solutions of different shape pass, and each mistake gets its own answer. */
export const exerciseHolds: StepRule = async (step) => {
	if (step.head.kind !== "prove" && step.head.kind !== "case") return [];
	const checks = await importFrom<Check[] | null>(step, "check.ts", null);
	if (checks === null) return ["check.ts is missing."];
	const findings = async (source: string, seed: number): Promise<(string | null)[]> => {
		const result = await runIn(step, source, { seed });
		if (result === null) return ["It does not compile."];
		return runChecks(checks, viewRun(result)).map(({ finding }) => finding?.saw ?? null);
	};
	const problems: string[] = [];
	const atStart = await findings(step.start, 1);
	if (atStart.every((saw) => saw === null)) problems.push("start.ts passes its check already.");
	else
		checks.forEach(({ text, holdsAtStart = false }, i) => {
			if ((atStart[i] === null) !== holdsAtStart)
				problems.push(`start.ts ${holdsAtStart ? "fails" : "passes"} the check "${text}"${holdsAtStart ? "" : " untouched"}.`);
		});
	problems.push(...(await solutionProblems(step, findings)), ...(await mistakeProblems(step, findings)));
	return problems;
};

type Findings = (source: string, seed: number) => Promise<(string | null)[]>;

async function solutionProblems(step: StepSource, findings: Findings): Promise<string[]> {
	const names = fileNamesIn(step, /^solution(-.*)?\.ts$/);
	if (!names.includes("solution.ts")) return ["solution.ts is missing."];
	const problems = names.length < MOST_SHAPES ? [`there are ${names.length} solutions, at least ${MOST_SHAPES} shapes are wanted.`] : [];
	for (const name of names)
		for (let seed = 1; seed <= (name === "solution.ts" ? SEEDS : FEW_SEEDS); seed++) {
			const saw = (await findings(readIn(step, name) ?? "", seed)).find((one) => one !== null);
			if (saw === undefined) continue;
			problems.push(`${name} fails with seed ${seed}: ${saw}`);
			break;
		}
	return problems;
}

async function mistakeProblems(step: StepSource, findings: Findings): Promise<string[]> {
	const wrongs = fileNamesIn(step, /^wrong-.*\.ts$/);
	const problems = wrongs.length < MOST_SHAPES ? [`there are ${wrongs.length} wrong-*.ts, at least ${MOST_SHAPES} are wanted.`] : [];
	const answers = new Map<string, string>();
	for (const wrong of wrongs) {
		const first = (await findings(readIn(step, wrong) ?? "", 1)).find((saw) => saw !== null);
		if (first == null) {
			problems.push(`${wrong} passes the check.`);
			continue;
		}
		// Numbers differ from run to run; the sentence around them identifies the answer.
		const sentence = first.replace(/[\d.,]+/g, "#");
		const twin = answers.get(sentence);
		if (twin !== undefined) problems.push(`${wrong} and ${twin} get the same answer: ${first}`);
		answers.set(sentence, wrong);
	}
	return problems;
}
