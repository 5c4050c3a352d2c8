import type { Knob, RunResult } from "../../engine";
import { type Action, isAction, parseAction, type Settings, settingValue, type TaskRef } from "../actions";
import { viewRun } from "../run-view";
import { runIn, type StepRule, type StepSource } from "./step";

/** Executes every action link: its knob, task, file and line exist, and the run ends. */
export const actionsWork: StepRule = async (step) => {
	const problems: string[] = [];
	for (const [, address = ""] of step.text.matchAll(/\]\((do:[^)]*)\)/g)) {
		const action = isAction(address) ? parseAction(address) : null;
		const problem = action && (await actionProblem(action, step));
		if (problem) problems.push(`"${address}": ${problem}`);
	}
	return problems;
};

async function actionProblem(action: Action, step: StepSource): Promise<string | null> {
	if (action.kind === "line") return lineProblem(action, step);
	const result = await runIn(step, step.start, action.kind === "seed" ? { seed: action.seed } : {});
	if (result === null) return "start.ts does not compile.";
	switch (action.kind) {
		case "run":
		case "seed":
		case "critical":
		case "explore":
			return null;
		case "knob":
			return settingsProblem(action.settings, result, step);
		case "compare":
			return (await settingsProblem(action.settings[0], result, step)) ?? settingsProblem(action.settings[1], result, step);
		case "sweep":
			return knobOf(result, action.knob) ? null : `there is no knob "${action.knob}".`;
		case "at":
			return action.at <= result.elapsed ? null : `the run ends at ${result.elapsed} ms.`;
		case "select":
		case "fault":
			return taskProblem(action.task, result);
	}
}

function lineProblem({ file, line }: Extract<Action, { kind: "line" }>, { start, files }: StepSource): string | null {
	const text = file === "main.ts" ? start : files[file];
	if (text === undefined) return `there is no file ${file}.`;
	return (text.split("\n")[line - 1] ?? "").trim() === "" ? `nothing stands on line ${line}.` : null;
}

const knobOf = (result: RunResult, name: string): Knob | undefined => result.knobs.find((knob) => knob.name === name);

/** Each knob takes the value, and the run with it ends by itself. */
async function settingsProblem(settings: Settings, result: RunResult, step: StepSource): Promise<string | null> {
	const unknown = Object.keys(settings).find((name) => knobOf(result, name) === undefined);
	if (unknown !== undefined) return `there is no knob "${unknown}".`;
	const knobs = Object.fromEntries(Object.entries(settings).map(([name, text]) => [name, settingValue(text)]));
	const changed = await runIn(step, step.start, { knobs });
	for (const [name, text] of Object.entries(settings))
		if (changed === null || String(knobOf(changed, name)?.value) !== text) return `knob "${name}" does not take ${text}.`;
	return null;
}

function taskProblem({ name, nth }: TaskRef, result: RunResult): string | null {
	const count = viewRun(result).tasks(name).length;
	return nth <= count ? null : `the run has ${count} tasks named ${name}.`;
}
