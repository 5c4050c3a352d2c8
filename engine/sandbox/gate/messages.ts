import type {
	ConsoleLine,
	Picture,
	Plot,
	Program,
	Progress,
	ProgressPoints,
	RunOptions,
	RunResult,
	ShownValue,
	ShownVersions,
	StepUnit,
	Story,
	StoryWindow,
	VirtualMs,
} from "../../types";

/** Run options without the callbacks, which cannot be sent through a port. */
export type PlainRunOptions = Omit<RunOptions, "onProgress" | "onConsole">;

/** Page → frame, through `window.postMessage`. `start` transfers one port, which the frame passes on to its worker. */
export type FrameCommand = { kind: "start"; runtime: string } | { kind: "ping" };

/** Frame → page. `alive` answers `ping`. If the frame answers, a silent worker is hung; if not, the process is gone. */
export type FrameMessage = { kind: "ready" } | { kind: "failed"; message: string } | { kind: "alive" };

/** Page → worker, through the port. */
export type WorkerCommand =
	| { kind: "run"; program: Program; options: PlainRunOptions }
	/** The text of the module with what not every run needs. Before `run`, or as the answer to `need-extras`. */
	| { kind: "extras"; text: string }
	/** There is no program yet: the worker runs its warm-up program, so that the browser compiles the engine. */
	| { kind: "warm" }
	| { kind: "pause" }
	| { kind: "resume" }
	| { kind: "step"; unit: StepUnit }
	| { kind: "stop" }
	/** The page has received a part of the trace and requests the next one. */
	| { kind: "next" }
	/** A part of the trace was invalid, so the page needs no more of it, only the result. */
	| { kind: "enough" }
	/** One short run of several, without rows; the answer is `tried`. One at a time. */
	| { kind: "try"; program: Program; options: PlainRunOptions }
	/** Tells a part of a run step by step; the answer is `told`. */
	| { kind: "narrate"; program: Program; options: PlainRunOptions; window: StoryWindow }
	/** The requested pool worker. It is at the other end of the transferred port, and may still be starting. */
	| { kind: "worker"; id: number }
	/** A requested pool worker could not be created, or broke. */
	| { kind: "no-worker"; id: number; message: string };

/** Run's worker → pool worker, through a port between the two; the page keeps neither end. */
export type PoolCommand = { kind: "call"; text: string; values: unknown[] };

/**
 * Backpressure: most parts of a trace in transit at once. Without a bound, the 146 messages of a full trace (8,000,000 rows) delay the
 * page's timers by 290 ms.
 */
export const PARTS_UNDER_WAY = 4;

/** The parts of a result that are not streamed. The console and the trace are sent before it, in messages of their own. */
export type ResultHead = Omit<RunResult, "console" | "trace">;

/** The result of one run among many. The console is cut to its first lines. */
export type Trial = Pick<RunResult, "outcome" | "elapsed" | "stats" | "console" | "diagnostics" | "seed">;

/** The sizes of a whole trace. It is sent before the parts, so that the page can allocate once and check every index. */
export type TraceHead = {
	rows: number;
	series: number;
	stride: number;
	strings: number;
	resources: number;
	/** Largest task number. */
	tasks: number;
	truncatedAt: VirtualMs | null;
	end: VirtualMs;
};

/** About 1 MB of rows, as columns of equal length; `from` is the index of the first. */
export type RowChunk = {
	from: number;
	code: Uint8Array;
	time: Float64Array;
	task: Uint32Array;
	site: Uint16Array;
	other: Uint32Array;
};

export type SeriesChunk = { from: number; time: Float64Array; live: Uint32Array; inFlight: Uint32Array; bytes: Float64Array };

/** A part of what a program showed. Versions name their rows by number, so that shared rows are sent once. */
export type ShownPart =
	| (Omit<ShownVersions, "version"> & {
			of: "values";
			rows: string[][];
			versions: (Omit<ShownValue, "rows"> & { rows: Uint32Array })[];
	  })
	| (Omit<Plot, "of"> & { of: "plot"; seriesOf: number[] })
	| (Omit<Picture, "pixel" | "colour"> & { of: "picture" })
	/** Pixels of the last picture, in order. */
	| { of: "pixels"; pixel: Uint32Array; colour: Uint32Array }
	| (ProgressPoints & { of: "progress" });

/**
 * Worker → page, through the port. The learner's code shares the worker's heap and can forge any of these, so the page uses only
 * what `parseWorkerMessage` returns. Order: `up`, `beat` while packages are evaluated, `started`, any of `beat`, `console`, `progress`, `stopping`; then
 * `trace`, `texts`, `rows`, `series`, `gauge`, `shown`; last `result`, which ends the run whether it is well-formed or not.
 */
export type WorkerMessage =
	/** The globals have been deleted; `left` names those that could not be. */
	| { kind: "up"; left: string[] }
	/** The run begins. Before this message no code of the program has run. */
	| { kind: "started" }
	| { kind: "beat" }
	/** The worker has read `stop` and will answer with a result. */
	| { kind: "stopping" }
	| { kind: "console"; lines: ConsoleLine[] }
	| { kind: "progress"; progress: Progress }
	| { kind: "trace"; head: TraceHead }
	| { kind: "texts"; of: "strings" | "resources"; texts: string[] }
	| { kind: "rows"; chunk: RowChunk }
	| { kind: "series"; chunk: SeriesChunk }
	| { kind: "gauge"; name: string; time: Float64Array; value: Float64Array }
	| { kind: "shown"; part: ShownPart }
	| { kind: "result"; result: ResultHead }
	/** The run requests another worker for a pool, or releases one. Only on the real clock. */
	| { kind: "open-worker"; id: number }
	| { kind: "end-worker"; id: number }
	/** The run has ended in a way that takes more words than the worker has. */
	| { kind: "need-extras" }
	| { kind: "tried"; trial: Trial }
	| { kind: "told"; story: Story };

/** Console lines of a run whose limits do not set a number; the same default as the engine's. */
export const DEFAULT_CONSOLE_LINES = 10_000;

/** Limits that both sides apply: the worker cuts to them, the page rejects what exceeds them. */
export const SIZES = {
	/** Rows in one message: 19 bytes each, so about 1 MB. */
	rowsPerChunk: 55_000,
	/** Entries of the series in one message: 24 bytes each. */
	seriesPerChunk: 40_000,
	/** Entries of the series in all. */
	series: 8_000_000,
	textsPerChunk: 5_000,
	texts: 1_000_000,
	/** Characters of one interned text, name or message. */
	text: 10_000,
	/** Characters of one console line. */
	consoleText: 20_000,
	/** Characters of all console lines of a run, with those of their values. */
	consoleTotal: 8_000_000,
	/** Rows of the values of one console line, their depth, and characters of a row's label and of its text. */
	valueRows: 400,
	valueDepth: 10,
	valueText: 200,
	consolePerMessage: 256,
	gauges: 1_000,
	gaugePointsPerChunk: 60_000,
	gaugePoints: 4_000_000,
	/** Characters, cells and rows in one message of what a program showed, and pixels in one message. */
	shownPerMessage: 200_000,
	pixelsPerMessage: 120_000,
	diagnostics: 5_000,
	/** Console lines of a trial, and characters of each. */
	trialLines: 200,
	trialText: 2_000,
	/** Steps of a story, what its queues hold in all and in one step, its stacks, frames of a stack, and tasks whose variables one step reads. */
	steps: 6_000,
	things: 100_000,
	listed: 40,
	frames: 12,
	told: 300,
	/** Locals of a task, and characters of a local. */
	locals: 200,
	localText: 2_000,
	waiting: 1_000,
	graphNodes: 4_000,
	graphEdges: 8_000,
	stack: 100,
	knobs: 1_000,
	/** Most workers that a run's pools may create in all, replaced ones included. Opening and removing a frame costs the page 6 ms. */
	workers: 64,
} as const;
