/** What stands on a line at the playhead's instant. */
export type LineMark = {
	/** From 1. */
	line: number;
	state: "running" | "ready" | "waiting" | "blocked" | "failed";
	/** Names the tasks, short: `"fetchPage 4, 5"`. */
	chip: string;
};
