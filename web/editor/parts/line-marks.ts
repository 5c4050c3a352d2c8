/** A mark on a line: the tasks that are there at the playhead. */
export type LineMark = {
	/** From 1. */
	line: number;
	state: "running" | "ready" | "waiting" | "blocked" | "failed";
	/** Short names of the tasks: `"fetchPage 4, 5"`. */
	chip: string;
};
