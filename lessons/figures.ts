import type { KnobValue } from "../engine/types";
import type { RunView } from "./check";

/**
 * A figure stated in a step's prose, and the run it comes from. `prose` is the very words of the text around the number.
 * Every number in digits in a lesson's prose needs one.
 */
export type Figure = {
	prose: string;
	/** Which program of the step is run; `start` when left out. */
	program?: "start" | "solution";
	knobs?: Record<string, KnobValue>;
	seed?: number;
	test(run: RunView): boolean;
};

/** Keeps the list typed where a lesson writes it. */
export const defineFigures = (figures: Figure[]): Figure[] => figures;
