/** A mark on a line: the tasks that are there at the playhead. */
export type LineMark = {
	/** From 1. */
	line: number;
	state: "running" | "ready" | "waiting" | "blocked" | "failed";
	/** Short names of the tasks: `"fetchPage 4, 5"`. */
	chip: string;
	/** The first of these tasks, which a click on the chip leads to; null when the chip names none. */
	task: number | null;
};
