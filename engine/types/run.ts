import type { Diagnostic } from "./diagnostic";
import type { Knob, KnobValue } from "./knob";
import type { Trace } from "./trace";
import type { Bytes, TaskId, VirtualMs } from "./units";
import type { WaitGraph } from "./wait-graph";

/** A place in the learner's program and the text of an error thrown there. */
export type ErrorReport = { name: string; message: string; file: string; line: number; column: number; stack: string[] };

/** How a run ended. */
export type Outcome =
	| { kind: "completed" }
	| { kind: "failed"; error: ErrorReport }
	/** Nothing is left that could wake the program. `waiting` lists each waiting task and what it waits for; `graph` is the wait-for graph. */
	| {
			kind: "deadlocked";
			message: string;
			waiting: { task: TaskId; name: string; line: number; on: string }[];
			graph: WaitGraph;
	  }
	| { kind: "stopped"; message: string }
	| { kind: "out-of-memory"; message: string; tasks: number; bytes: Bytes }
	/** Microtasks kept running and no timer could fire. */
	| { kind: "starved"; message: string; file: string; line: number; jobs: number }
	| { kind: "out-of-budget"; message: string; limit: keyof Limits };

/** Limits of a run. Exceeding one ends the run, except for `rows` and `consoleLines`. */
export type Limits = {
	/** Modelled live bytes. Default 1 GB (1e9). */
	bytes: Bytes;
	/** Microtasks in a row without a turn of the event loop. Default 10 000 000. */
	jobsPerTurn: number;
	/** Virtual time. Default 1e12 ms (about 31 years). */
	virtualMs: VirtualMs;
	/** Turns of the event loop. Default 1e9. */
	turns: number;
	/** Rows of the trace; beyond them the trace keeps aggregates only and says so. Default 8 000 000. */
	rows: number;
	/** Console lines kept from the beginning; of the later ones the first errors and the last lines are kept, a tenth of this each. Default 10 000. */
	consoleLines: number;
};

export type Progress = {
	at: VirtualMs;
	tasks: number;
	jobs: number;
	turns: number;
	bytes: Bytes;
	/** Largest share of any limit used so far, 0 to 1. */
	ofLimit: number;
	/** Estimated share of the work done, 0 to 1; null when unknown. */
	done: number | null;
};

/**
 * An injected fault. The next time `task` would resume at or after `at`, what it awaits fails, is cancelled or never settles. Up to the first
 * fault, tasks have the same numbers in every run with the same seed and knobs.
 */
export type Fault = { task: TaskId; at: VirtualMs; kind: "fail" | "hang" | "cancel" };

export type RunOptions = {
	/** Any integer; the same seed gives the same run. Default 1. */
	seed?: number;
	clock?: "virtual" | "real";
	/** Values for knobs by name; a knob not named keeps the value in the program. */
	knobs?: Record<string, KnobValue>;
	limits?: Partial<Limits>;
	/** true: the seed decides the order of outside operations that end at the same instant; false: first come, first served. Default false. */
	vary?: boolean;
	/** Injected faults. */
	faults?: Fault[];
	/** true: an uncaught error or unhandled rejection ends the run, as in Node. false: the run goes on, as in a browser, and fails at its end. Default false. */
	asInNode?: boolean;
	/** false keeps series and stats but no rows. Default true. */
	record?: boolean;
	/** Called at most ten times a second of real time. */
	onProgress?: (progress: Progress) => void;
	/** Called for each console line as it is written; beyond the limit, for the last lines when the run ends. */
	onConsole?: (line: ConsoleLine) => void;
};

export type ConsoleLevel = "log" | "info" | "warn" | "error" | "debug";
/** A line of the console, which may have several lines of text. */
export type ConsoleLine = {
	at: VirtualMs;
	level: ConsoleLevel;
	/** As Node prints it, indented by two spaces for each group around it. */
	text: string;
	/** The line of the program that wrote it, 0 when unknown. */
	line: number;
	/** The file of that line; left out for the one in which the program begins. */
	file?: string;
	task: TaskId;
	/** Its place among all lines that the run wrote, from 0. Where two neighbours do not follow each other, lines were left out. */
	index: number;
	/** Number of groups around it; left out for 0. */
	group?: number;
	/** It is the heading of a group: the lines that follow it and have a larger `group` belong to it. A collapsed one is folded at first. */
	opens?: "group" | "collapsed";
	/** The objects that it shows, if its text is longer than one line. */
	values?: ValueRow[];
};

/** A row of the tree of a value. Rows stand in the order of the opened tree; what is inside a row follows it and has a larger `depth`. `label` is the name of the property. */
export type ValueRow = { depth: number; label: string; text: string };

export type Stats = {
	/** Tasks started, without main. */
	tasks: number;
	peakInFlight: number;
	peakLive: number;
	peakLiveBytes: Bytes;
	/** Microtasks run. */
	jobs: number;
	turns: number;
	/** (busy time + turns × 0.01 ms) / elapsed; 0 when no time passed. */
	cpuShare: number;
};

export type RunResult = {
	outcome: Outcome;
	elapsed: VirtualMs;
	console: ConsoleLine[];
	/** Console lines that were not kept. */
	consoleDropped: number;
	diagnostics: Diagnostic[];
	knobs: Knob[];
	trace: Trace;
	stats: Stats;
	seed: number;
};

/** The unit of a `step`. */
export type StepUnit = "microtask" | "turn" | { task: TaskId };

/**
 * A job in the microtask queue: a task that resumes, a callback of `then` or of `queueMicrotask`, a promise that follows another one, or
 * work of the library. `name` is the name of the callback or task; empty if it has none.
 */
export type QueuedJob = {
	what: "resume" | "then" | "microtask" | "follow" | "library";
	task: TaskId | null;
	name: string;
};

/** A timer that will fire at `at`: a callback that `task` armed on `line`, or the end of an outside operation that `task` waits for. */
export type ArmedTimer = {
	at: VirtualMs;
	kind: "callback" | "operation";
	task: TaskId | null;
	name: string;
	line: number;
};

/** A run in progress. */
export type Run = {
	result: Promise<RunResult>;
	pause(): void;
	resume(): void;
	step(unit: StepUnit): void;
	stop(): void;
};
