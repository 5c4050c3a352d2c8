import type { RowIndex, TaskId, VirtualMs } from "./units";

/** Something that the event loop runs or will run. */
export type StoryThing = {
	/**
	 * `main` is the program's top level, `turn` an outside operation that ends, `timer` a timer of the program, `operation` an outside operation that is
	 * pending. The others are microtasks: a task that goes on (`resume`), a callback given to a promise (`then`) or to `queueMicrotask` (`microtask`),
	 * a promise that follows another one (`follow`), work of the library (`library`).
	 */
	kind: "main" | "turn" | "timer" | "operation" | "resume" | "then" | "microtask" | "follow" | "library";
	/** The task that goes on, that armed the timer, or that waits for the operation; null for none. */
	task: TaskId | null;
	/** The name of the callback; empty if it has none. */
	name: string;
	/** Where the callback stands, the timer was armed or the task waits; line 0 where unknown. */
	file: string;
	line: number;
	/** When a timer or an operation is due; for a microtask, when it was queued. */
	at: VirtualMs;
};

/** A function of the program on the call stack, and the line it is at. `name` is empty at the top level of a file and for functions without a name. */
export type StoryFrame = { name: string; file: string; line: number };

/** What happened in a step. */
export type StoryStepKind =
	/** Nothing has happened yet. */
	| "start"
	/** A statement is about to run. */
	| "line"
	/** A row of the trace was written: the one before `rows`. */
	| "row"
	/** A microtask has begun. */
	| "job"
	/** Microtasks were queued, and nothing else happened. */
	| "queue"
	/** The microtask queue is empty, and nothing runs. */
	| "idle";

/** One step of a run and the state of the event loop after it. */
export type StoryStep = {
	kind: StoryStepKind;
	at: VirtualMs;
	/** Rows of the trace that have happened. */
	rows: RowIndex;
	/** The task that runs, or on whose behalf a callback runs. */
	task: TaskId;
	/** What the event loop runs, as an index into `things`; null while nothing runs. */
	base: number | null;
	/** The functions that run, as an index into `stacks`. */
	stack: number;
	/** The first microtasks in the order in which they will run, as indices into `things`; `jobCount` is the number of all. */
	jobs: number[];
	jobCount: number;
	/** The first timers and pending operations by the time at which they are due; `timerCount` is the number of all. One that is due now is ready. */
	timers: number[];
	timerCount: number;
	/** Variables read in this step: of a task that has just suspended, or of the code that runs. They hold until the next entry of the same task. */
	locals: StoryLocals[];
};

/** The variables of a task, formatted like the console does; a variable without a value yet is left out. */
export type StoryLocals = { task: TaskId; locals: { name: string; text: string }[] };

/** A part of a run, step by step. */
export type Story = {
	/** The rows of the trace that it covers: steps after at least `from` rows and at most `to`. */
	from: RowIndex;
	to: RowIndex;
	things: StoryThing[];
	/** Innermost frame first. Entry 0 is empty. */
	stacks: StoryFrame[][];
	steps: StoryStep[];
};

/** The rows of a trace to tell about: from after `from` rows until after `to` rows. */
export type StoryWindow = { from: RowIndex; to: RowIndex };
