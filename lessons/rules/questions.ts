import { type Prediction, truthOf } from "../predict";
import type { Question } from "../question";
import { viewRun } from "../run-view";
import { importFrom, runIn, type StepRule, type StepSource } from "./step";

/** Every question has a grading of its kind, and the truth comes from a run of the program as the step begins. */
export const questionsAreGraded: StepRule = async (step) => {
	const questions = step.blocks.filter((block) => block.kind === "predict");
	const predictions = await importFrom<Record<string, Prediction>>(step, "predict.ts", {});
	const problems: string[] = [];
	if (step.head.kind === "predict" && questions.length === 0) problems.push("a step to predict asks nothing.");
	for (const id of Object.keys(predictions))
		if (!questions.some((question) => question.id === id)) problems.push(`predict.ts grades "${id}", and no question has this id.`);
	for (const question of questions) {
		const prediction = predictions[question.id];
		if (prediction === undefined) problems.push(`predict.ts does not grade the question "${question.id}".`);
		else if (prediction.kind !== question.ask.kind)
			problems.push(`the question "${question.id}" is of kind ${question.ask.kind}, and predict.ts grades it as ${prediction.kind}.`);
		else problems.push(...(await truthProblems(step, question, prediction)));
	}
	return problems;
};

async function truthProblems(step: StepSource, { id, ask, explanation }: Question, prediction: Prediction): Promise<string[]> {
	const result = await runIn(step, step.start, prediction);
	if (result === null) return [];
	const run = viewRun(result);
	const truth = truthOf(ask, prediction, run);
	const say = (problem: string): string[] => [`the question "${id}" ${problem}`];
	const unexplained = explanation === "" ? say("explains nothing.") : [];
	switch (ask.kind) {
		case "pick": {
			if (prediction.kind === "pick" && prediction.answers.length !== ask.options.length)
				return say(`has ${ask.options.length} answers, and predict.ts grades ${prediction.answers.length}.`);
			const ticked = ask.options.flatMap(({ correct }, i) => (correct ? [i] : []));
			return String(ticked) === String(truth) ? unexplained : say(`ticks answer ${listed(ticked)}, and the run shows ${listed(truth as number[])}.`);
		}
		case "order": {
			const places = truth as number[];
			if ([...places].sort((a, b) => a - b).join() !== ask.items.map((_, i) => i).join())
				return say(`lists lines that the run does not print once each: it printed ${listed(places)}.`);
			return places.every((item, i) => item === i) ? say("lists its lines in the right order already.") : unexplained;
		}
		case "number":
			return Number.isFinite(truth) ? unexplained : say("has no number as its truth.");
		case "draw": {
			const missing = ask.tasks.filter((name) => run.tasks(name).length !== 1);
			if (missing.length > 0) return say(`asks for bars that the run does not have once each: ${missing.join(", ")}.`);
			return (truth as [number, number][]).every(([, end]) => end <= ask.until) ? unexplained : say("has an axis that ends too early.");
		}
		case "line": {
			const text = step.start.split("\n")[(truth as number) - 1];
			return text === undefined || text.trim() === "" ? say(`has line ${String(truth)} as its truth, where nothing stands.`) : unexplained;
		}
	}
}

/** Places from 1, as people count. */
const listed = (indices: readonly number[]): string => indices.map((index) => index + 1).join(",");
