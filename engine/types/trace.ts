import type { Site } from "./program";
import type { Bytes, RowIndex, SiteId, TaskId, VirtualMs } from "./units";

/**
 * What a row of the trace says. The numbers are the stored codes.
 * `task`, `site` and `other` mean, for each kind:
 */
export const EVENT = {
	/** `task` was started at `site` (its function) by task `other`. */
	spawn: 1,
	/** `task` suspended at `site`; `other` packs why (see `WAIT` and `packWait`). */
	wait: 2,
	/** What `task` waited for has happened; it is ready. `other` is the waking task + 1, or 0 for the event loop. */
	wake: 3,
	/** `task` goes on running; `other` is the waking task + 1, or 0 for the event loop. Without a `wake` row before it, it was woken just now. */
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
	/** `task` says at `site` that it holds `other` more bytes. */
	hold: 14,
	/** `task` lets go of `other` bytes. */
	drop: 15,
	/** `task` is called `strings[other]`, instead of after its function. */
	name: 16,
} as const;
export type EventCode = (typeof EVENT)[keyof typeof EVENT];

/** Why a task waits. The first group is the outside world: a task that waits for it is in flight. The rest is being blocked. */
export const WAIT = {
	timer: 1,
	request: 2,
	command: 3,
	worker: 4,
	/** What is awaited has already happened: only the next microtask is awaited. */
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

/** True for reasons that count as being in flight. */
export const isOutside = (reason: WaitCode): boolean => reason <= WAIT.worker;

const ID_BITS = 28;
/**
 * Packs a reason (4 bits) and the number of what is awaited into one unsigned integer: task, timer, request or resource, and for
 * a promise the site that made it, or 0 (28 bits).
 */
export const packWait = (reason: WaitCode, id: number): number => ((reason << ID_BITS) | (id & 0xfffffff)) >>> 0;
export const waitReason = (packed: number): WaitCode => (packed >>> ID_BITS) as WaitCode;
export const waitId = (packed: number): number => packed & 0xfffffff;

/** Counts over time, one entry at each instant at which one of them changed; holds until the next entry. */
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

/** Everything a run did, as columns of equal length. 19 bytes a row; while it is recorded, some three (`trace/rows.ts`). */
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
	/** From this instant on there are no rows, only `series` and the stats; null when the rows are complete. */
	truncatedAt: VirtualMs | null;
	/** When the run ended. */
	end: VirtualMs;
};

/** A decoded row. */
export type TraceEvent = { kind: keyof typeof EVENT; at: VirtualMs; task: TaskId; site: SiteId; other: number; row: RowIndex };

export type { Bytes };
