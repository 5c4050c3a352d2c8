import type { KnobValue } from "../engine/types";
import type { RunView } from "./check";

/** A figure in a step's prose, and the run from which it comes. `prose` quotes the words around the number exactly. */
export type MeasuredFigure = {
	prose: string;
	/** The program of the step to run, by its file: `"wrong-foreach"`. Default `start`. */
	program?: "start" | "solution" | `solution-${string}` | `wrong-${string}`;
	/** A change to that program before it runs: the first text is replaced by the second. */
	edit?: [from: string, to: string];
	knobs?: Record<string, KnobValue>;
	seed?: number;
	test(run: RunView): boolean;
};

/** A figure that no run here can show, as somebody else published it. `published` says where. */
export type PublishedFigure = { prose: string; published: string };

/** Every number in digits in a lesson's prose needs a figure, so that prose and program cannot drift apart. */
export type Figure = MeasuredFigure | PublishedFigure;

/** Returns the list; gives it its type in a lesson's `figures.ts`. */
export const defineFigures = (figures: Figure[]): Figure[] => figures;
