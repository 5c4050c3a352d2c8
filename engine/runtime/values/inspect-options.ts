/** What showing a value needs to know of the run. */
export type InspectOptions = {
	/** The state of a promise of the run; null for any other value. */
	promise(value: unknown): { state: "pending" } | { state: "fulfilled" | "rejected"; value: unknown } | null;
	/** The frames of an error's stack that lie in the program, as text: "at work (main.ts:3:9)". Left out: the stack is shown as it is. */
	frames?(stack: string): string[];
};
