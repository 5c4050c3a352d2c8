import type { KnobValue } from "../engine/types";
import type { RunView } from "./check";

/**
 * A figure in a step's prose, and the run from which it comes. `prose` quotes the words around the number exactly.
 * Every number in digits in a lesson's prose needs one, so that prose and program cannot drift apart.
 */
export type Figure = {
	prose: string;
	/** The program of the step to run. Default `start`. */
	program?: "start" | "solution";
	knobs?: Record<string, KnobValue>;
	seed?: number;
	test(run: RunView): boolean;
};

/** Returns the list; gives it its type in a lesson's `figures.ts`. */
export const defineFigures = (figures: Figure[]): Figure[] => figures;
