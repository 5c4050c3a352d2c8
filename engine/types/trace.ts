import type { Site } from "./program";
import type { Shown } from "./shown";
import type { Bytes, RowIndex, SiteId, TaskId, VirtualMs } from "./units";

/**
 * The kinds of rows of a trace. The numbers are the stored codes.
 * `task`, `site` and `other` mean, for each kind:
 */
export const EVENT = {
	/** `task` was started at `site` (its function) by task `other`. */
	spawn: 1,
	/** `task` suspended at `site`; `other` packs why (see `WAIT` and `packWait`). */
	wait: 2,
	/** What `task` waited for has happened; it is ready. `other` is the waking task + 1, or 0 for the event loop. */
	wake: 3,
	/** `task` resumes; `other` is the waking task + 1, or 0 for the event loop. Without a `wake` row before this one, it was woken just now. */
	resume: 4,
	/** `task` ended with a value. */
	done: 5,
	/** `task` ended with an error; `other` indexes `strings` with its text. */
	fail: 6,
	/** `task` ended with the reason of an aborted signal: it was cancelled. */
	cancel: 7,
	/** `task` begins to burn virtual CPU at `site`. */
	busyStart: 8,
	busyEnd: 9,
	/** `task` wrote console line number `other` at `site`. */
	log: 10,
	/** `task` armed timer `other` at `site`. */
	timerSet: 11,
	/** Timer `other` fired: a new turn of the event loop. */
	timerFire: 12,
	timerClear: 13,
	/** `task` declares at `site` that it holds `other` more bytes. */
	hold: 14,
	/** `task` releases `other` bytes. */
	drop: 15,
	/** `task` is named `strings[other]`, instead of after its function. */
	name: 16,
} as const;
export type EventCode = (typeof EVENT)[keyof typeof EVENT];

/** Why a task waits. A task that waits for a reason of the first group (the outside world) is in flight; with the other reasons it is blocked. */
export const WAIT = {
	timer: 1,
	request: 2,
	command: 3,
	worker: 4,
	/** The awaited promise has already settled: the task resumes in the next microtask. */
	tick: 7,
	task: 8,
	promise: 9,
	semaphore: 10,
	lock: 11,
	queue: 12,
	event: 13,
	/** An async generator that waits for its consumer. */
	consumer: 14,
} as const;
export type WaitCode = (typeof WAIT)[keyof typeof WAIT];

/** True for reasons that count as in flight. */
export const isOutside = (reason: WaitCode): boolean => reason <= WAIT.worker;

const ID_BITS = 28;
/**
 * Packs a reason (4 bits) and the number of what is awaited (28 bits) into one unsigned integer. The number is that of a task, timer, request or
 * resource; for a promise it is the site that created it, or 0.
 */
export const packWait = (reason: WaitCode, id: number): number => ((reason << ID_BITS) | (id & 0xfffffff)) >>> 0;
export const waitReason = (packed: number): WaitCode => (packed >>> ID_BITS) as WaitCode;
export const waitId = (packed: number): number => packed & 0xfffffff;

/** Counts over time. One entry per instant at which a count changed; it holds until the next entry. */
export type Series = {
	length: number;
	time: Float64Array;
	/** Tasks that have started and not settled, without main. */
	live: Uint32Array;
	/** Tasks that run while time passes or wait for the outside. */
	inFlight: Uint32Array;
	bytes: Float64Array;
	/** Number of instants merged into one entry (each keeps its maximum); 1 while the series is exact. */
	stride: number;
};

/** Everything that a run did, as columns of equal length. 19 bytes per row; some three while it is delta-encoded (`trace/rows.ts`). */
export type Trace = {
	version: 1;
	length: number;
	kind: Uint8Array;
	time: Float64Array;
	task: Uint32Array;
	site: Uint16Array;
	other: Uint32Array;
	/** Interned texts: error messages. */
	strings: string[];
	sites: Site[];
	/** Names of semaphores, locks, queues and events, by the id that `wait` rows carry. */
	resources: string[];
	series: Series;
	/** Series added by `gauge`. */
	gauges: { name: string; time: VirtualMs[]; value: number[] }[];
	/** What the program showed; left out where it showed nothing. */
	shown?: Shown;
	/** From this instant on there are no rows, only `series` and the stats; null when the rows are complete. */
	truncatedAt: VirtualMs | null;
	/** When the run ended. */
	end: VirtualMs;
};

/**
 * What the rows do not tell about the end of a run: when a callback of the program was last called of which there is no row, and the latest task
 * that ended although nobody waited for it any more.
 */
export type RunTail = { lastCallback: VirtualMs; unheard: TaskId | null };

/** A decoded row. */
export type TraceEvent = { kind: keyof typeof EVENT; at: VirtualMs; task: TaskId; site: SiteId; other: number; row: RowIndex };

export type { Bytes };
