/** One answer of a question; `reply` is shown to whoever chose it, or empty. */
export type PredictOption = { html: string; correct: boolean; reply: string };

/** Units of a number that is asked for. Times are virtual. */
export const QUANTITY_UNITS = ["ms", "s", "B", "KB", "%", ""] as const;
export type QuantityUnit = (typeof QUANTITY_UNITS)[number];

/** What a learner is asked before running. */
export type Ask =
	| { kind: "pick"; isSeveral: boolean; options: PredictOption[] }
	/** Lines of the console, to be put in order; `text` is the line. */
	| { kind: "order"; items: { html: string; text: string }[] }
	| { kind: "number"; unit: QuantityUnit }
	/** Bars of named tasks, to be drawn on an axis from 0 to `until` virtual ms. */
	| { kind: "draw"; tasks: string[]; until: number }
	/** A line of the program the step starts with. */
	| { kind: "line" };

/** A question. `id` is unique within its step. */
export type Question = { kind: "predict"; id: string; question: string; ask: Ask; explanation: string };
