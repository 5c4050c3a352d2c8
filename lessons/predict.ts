import { formatTime } from "../engine/analysis";
import type { KnobValue } from "../engine/types";
import type { RunView } from "./check";
import type { Ask, QuantityUnit } from "./question";

/** A bar of a task, in virtual ms. */
export type Bar = [start: number, end: number];

/**
 * How a question is graded: by the run, never by its author. `truth` is a pure function of the run. The program runs with `knobs` and `seed`
 * where the question is about them.
 */
export type Prediction = { knobs?: Record<string, KnobValue>; seed?: number } & (
	| /** One function for each answer, in their order: true when the run shows it. */ { kind: "pick"; answers: ((run: RunView) => boolean)[] }
	| /** Default: the lines of the console that are asked for, as printed. */ { kind: "order"; truth?: (run: RunView) => string[] }
	| /** In the unit of the question; right when it differs by at most `within` (default 0). */ {
			kind: "number";
			truth: (run: RunView) => number;
			within?: number;
	  }
	| /** The bars themselves are the truth; right when each end differs by at most `within` virtual ms. */ { kind: "draw"; within: number }
	| { kind: "line"; truth: (run: RunView) => number }
);

/** Returns the record; gives it its type in a step's `predict.ts`. The keys are the questions' ids. */
export const definePredictions = (predictions: Record<string, Prediction>): Record<string, Prediction> => predictions;

/** What a learner answers: chosen options (pick), places (order: item at each place), one number (number, line), or bars (draw). */
export type Answer = number | number[] | Bar[];

/** The truth of a question in the shape of an answer. */
export function truthOf(ask: Ask, prediction: Prediction, run: RunView): Answer {
	switch (prediction.kind) {
		case "pick":
			return prediction.answers.flatMap((holds, i) => (holds(run) ? [i] : []));
		case "order": {
			const texts = ask.kind === "order" ? ask.items.map((item) => item.text) : [];
			const seen = prediction.truth?.(run) ?? run.lines().filter((line) => texts.includes(line));
			return seen.map((line) => texts.indexOf(line));
		}
		case "number":
		case "line":
			return prediction.truth(run);
		case "draw":
			return (ask.kind === "draw" ? ask.tasks : []).map((name): Bar => {
				const [task] = run.tasks(name);
				return [task?.start ?? 0, task?.end ?? run.result.elapsed];
			});
	}
}

/** How an answer compares with the truth. `difference` says by how much a wrong one was off, or is empty. */
export type Grade = { isRight: boolean; truth: Answer; difference: string };

/** Grades an answer by a run. */
export function gradeAnswer(ask: Ask, prediction: Prediction, answer: Answer, run: RunView): Grade {
	const truth = truthOf(ask, prediction, run);
	const within = "within" in prediction ? (prediction.within ?? 0) : 0;
	const isRight = isNear(answer, truth, within);
	return { isRight, truth, difference: isRight ? "" : differenceOf(ask, answer, truth, within) };
}

/** True when two answers have the same shape and differ nowhere by more than `within`. */
function isNear(a: Answer | number, b: Answer | number, within: number): boolean {
	if (typeof a === "number" || typeof b === "number")
		return typeof a === "number" && typeof b === "number" && Math.abs(a - b) <= within + 1e-9;
	return a.length === b.length && a.every((one, i) => isNear(one, b[i] as number | Bar, within));
}

function differenceOf(ask: Ask, answer: Answer, truth: Answer, within: number): string {
	if (ask.kind === "number" && typeof answer === "number" && typeof truth === "number") {
		const by = quantityText(Math.abs(answer - truth), ask.unit);
		return `That is ${by} too ${answer > truth ? "much" : "little"}.`;
	}
	if (ask.kind === "draw" && Array.isArray(answer) && Array.isArray(truth)) {
		const off = ask.tasks.filter((_, i) => !isNear(answer[i] ?? [], truth[i] ?? [], within));
		return `Drawn elsewhere: ${off.join(", ")}.`;
	}
	if (ask.kind === "order" && Array.isArray(answer) && Array.isArray(truth)) {
		const at = answer.findIndex((item, i) => item !== truth[i]);
		const expected = ask.items[truth[at] as number];
		return expected === undefined ? "" : `The first difference is in place ${at + 1}: “${expected.text}” comes there.`;
	}
	return "";
}

/** How many of a base unit (virtual ms, bytes) each unit is. */
const FACTORS: Record<string, Partial<Record<QuantityUnit, number>>> = {
	time: { ms: 1, s: 1000 },
	memory: { B: 1, KB: 1000 },
};

/**
 * Reads a number with or without its unit, in the unit asked for: `"1.5 s"` is 1500 where ms are asked for. Null when it is none.
 * @param text as typed; a comma between digits groups thousands
 */
export function readQuantity(text: string, unit: QuantityUnit): number | null {
	const match = /^\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*([a-zA-Z%]*)\s*$/.exec(text);
	if (match === null) return null;
	const value = Number((match[1] as string).replaceAll(",", ""));
	const said = UNIT_NAMES[(match[2] as string).toLowerCase()];
	if (said === undefined) return null;
	if (said === "" || said === unit) return value;
	for (const factors of Object.values(FACTORS)) {
		const [from, to] = [factors[said], factors[unit]];
		if (from !== undefined && to !== undefined) return (value * from) / to;
	}
	return null;
}

const UNIT_NAMES: Record<string, QuantityUnit> = { "": "", ms: "ms", s: "s", sec: "s", seconds: "s", second: "s", b: "B", bytes: "B", kb: "KB", "%": "%" };

/** A quantity as people read it: `"1.200 s"`, `"40"`, `"12 KB"`. */
export function quantityText(value: number, unit: QuantityUnit): string {
	if (unit === "ms") return formatTime(value);
	if (unit === "s") return formatTime(value * 1000);
	const number = value.toLocaleString("en", { maximumFractionDigits: 1 });
	return unit === "" ? number : unit === "%" ? `${number}%` : `${number} ${unit}`;
}

/** True for an answer that fits the question. Reads what a browser has stored, which can be anything. */
export function isAnswer(ask: Ask, value: unknown): value is Answer {
	const isIndex = (one: unknown, count: number): boolean => Number.isInteger(one) && (one as number) >= 0 && (one as number) < count;
	const isFinite = (one: unknown): boolean => typeof one === "number" && Number.isFinite(one);
	switch (ask.kind) {
		case "number":
		case "line":
			return isFinite(value);
		case "pick":
			return Array.isArray(value) && value.length > 0 && value.every((one) => isIndex(one, ask.options.length));
		case "order":
			return (
				Array.isArray(value) &&
				value.length === ask.items.length &&
				new Set(value).size === value.length &&
				value.every((one) => isIndex(one, ask.items.length))
			);
		case "draw":
			return (
				Array.isArray(value) &&
				value.length === ask.tasks.length &&
				value.every((bar) => Array.isArray(bar) && bar.length === 2 && bar.every(isFinite) && bar[0] <= bar[1])
			);
	}
}
