import { taskNames } from "../../trace/task-names";
import { waitText } from "../../trace/waiting";
import { EVENT, nameOf, type SiteId, type TaskId, type Trace, type VirtualMs } from "../../types";
import { STATE, type StateCode, stateOfWait } from "../read/segments";

export type TaskState = {
	task: TaskId;
	/** "fetchPage 4" */
	name: string;
	state: "running" | "ready" | "waiting" | "blocked";
	site: SiteId;
	line: number;
	/** What it waits for: "request", "timer", "cook 3", "Semaphore"; empty while it runs. */
	on: string;
	/** The same, packed as in `wait` rows; 0 while it runs. */
	wait: number;
};

type Live = { state: StateCode; site: SiteId; wait: number };
/** The live tasks before a row, as columns, in the order in which they started. */
type Checkpoint = {
	row: number;
	task: Uint32Array;
	state: Uint8Array;
	site: Uint16Array;
	wait: Uint32Array;
};

/** Fewest rows between two checkpoints. Replaying this many takes well under a millisecond. */
const STRIDE = 1 << 14;
/** Rows between checkpoints per live task: a checkpoint costs memory for each live task, so with more of them checkpoints are further apart. */
const ROWS_PER_LIVE = 4;
const frontiers = new WeakMap<Trace, Frontier>();

/** Number of rows at or before `time`. */
export function rowsUntil(trace: Trace, time: VirtualMs): number {
	let low = 0;
	let high = trace.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((trace.time[middle] as number) <= time) low = middle + 1;
		else high = middle;
	}
	return low;
}

/**
 * The live tasks at an instant, after everything that happened in it, in the order in which they started.
 * @param at virtual ms
 */
export const stateAt = (trace: Trace, at: VirtualMs): TaskState[] => stateAfter(trace, rowsUntil(trace, at));

/**
 * The live tasks after the first `rows` rows.
 * @param most tasks to return; the first ones are taken
 */
export function stateAfter(trace: Trace, rows: number, most = 1000): TaskState[] {
	const result: TaskState[] = [];
	for (const [task, { state, site, wait }] of replay(trace, rows)) {
		if (result.length >= most) break;
		const isRunning = state === STATE.running;
		result.push({
			task,
			name: taskNames(trace)(task),
			state: nameOf(STATE, state),
			site,
			line: trace.sites[site]?.line ?? 0,
			on: isRunning || wait === 0 ? "" : waitText(trace, wait),
			wait: isRunning ? 0 : wait,
		});
	}
	return result;
}

function replay(trace: Trace, rows: number): Map<TaskId, Live> {
	const frontier = frontiers.get(trace) ?? new Frontier(trace);
	frontiers.set(trace, frontier);
	const start = frontier.before(rows);
	const live = new Map<TaskId, Live>();
	if (start !== undefined)
		start.task.forEach((task, i) => {
			live.set(task, {
				state: start.state[i] as StateCode,
				site: start.site[i] as number,
				wait: start.wait[i] as number,
			});
		});
	for (let row = start?.row ?? 0; row < rows; row++) apply(trace, row, live);
	return live;
}

/**
 * Reads rows lazily and leaves checkpoints on the way. It reads only as far as needed: the first query on a run of a million tasks must not read all
 * eight million rows.
 */
class Frontier {
	readonly #trace: Trace;
	readonly #checkpoints: Checkpoint[] = [];
	#row = 0;
	#next = STRIDE;
	// By task.
	#state = new Uint8Array(1024);
	#site = new Uint16Array(1024);
	#wait = new Uint32Array(1024);
	/** Index of a task in `#live`. */
	#place = new Uint32Array(1024);
	readonly #live: TaskId[] = [];

	constructor(trace: Trace) {
		this.#trace = trace;
	}

	/** The last checkpoint at or before a row. */
	before(row: number): Checkpoint | undefined {
		this.#advance(row);
		let low = 0;
		let high = this.#checkpoints.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((this.#checkpoints[middle] as Checkpoint).row <= row) low = middle + 1;
			else high = middle;
		}
		return this.#checkpoints[low - 1];
	}

	#advance(until: number): void {
		const end = Math.min(until, this.#trace.length);
		while (this.#row < end) {
			if (this.#row === this.#next) this.#keep();
			this.#read(Math.min(end, this.#next));
		}
	}

	/** Reads rows up to index `until`. Columns are local variables; with that and the loop in `#keep`, two million rows take 45 ms instead of 80. */
	#read(until: number): void {
		const { kind, task, site, other } = this.#trace;
		let [state, place, waits] = [this.#state, this.#site, this.#wait];
		for (let row = this.#row; row < until; row++) {
			const code = kind[row] as number;
			const about = task[row] as number;
			if (code === EVENT.spawn) {
				if (about >= state.length) {
					this.#grow(about);
					[state, place, waits] = [this.#state, this.#site, this.#wait];
				}
				this.#place[about] = this.#live.push(about) - 1;
				state[about] = STATE.running;
				place[about] = site[row] as number;
				waits[about] = 0;
			} else if (state[about] === 0 || state[about] === undefined) continue;
			else if (code >= EVENT.done && code <= EVENT.cancel) this.#remove(about);
			else if (code === EVENT.wait) {
				waits[about] = other[row] as number;
				state[about] = stateOfWait(other[row] as number);
				place[about] = site[row] as number;
			} else if (code === EVENT.wake) state[about] = STATE.ready;
			else if (code === EVENT.resume) {
				state[about] = STATE.running;
				waits[about] = 0;
			} else if (code === EVENT.busyStart || code === EVENT.log) place[about] = site[row] as number;
		}
		this.#row = Math.max(this.#row, until);
	}

	#remove(task: TaskId): void {
		this.#state[task] = 0;
		const last = this.#live.pop() as TaskId;
		if (last === task) return;
		this.#live[this.#place[task] as number] = last;
		this.#place[last] = this.#place[task] as number;
	}

	#keep(): void {
		// Tasks are numbered in the order in which they start.
		const task = Uint32Array.from(this.#live).sort();
		const kept = {
			row: this.#row,
			task,
			state: new Uint8Array(task.length),
			site: new Uint16Array(task.length),
			wait: new Uint32Array(task.length),
		};
		// A loop, because `from` with a function uses an iterator.
		for (let i = 0; i < task.length; i++) {
			const one = task[i] as number;
			kept.state[i] = this.#state[one] as number;
			kept.site[i] = this.#site[one] as number;
			kept.wait[i] = this.#wait[one] as number;
		}
		this.#checkpoints.push(kept);
		this.#next = this.#row + Math.max(STRIDE, ROWS_PER_LIVE * task.length);
	}

	#grow(task: TaskId): void {
		const size = Math.max(task + 1, this.#state.length * 2);
		const widen = <T extends { set(from: T): void }>(wider: T, old: T): T => {
			wider.set(old);
			return wider;
		};
		this.#state = widen(new Uint8Array(size), this.#state);
		this.#site = widen(new Uint16Array(size), this.#site);
		this.#wait = widen(new Uint32Array(size), this.#wait);
		this.#place = widen(new Uint32Array(size), this.#place);
	}
}

function apply(trace: Trace, row: number, live: Map<TaskId, Live>): void {
	const kind = trace.kind[row] as number;
	const task = trace.task[row] as number;
	if (kind === EVENT.spawn) {
		const site = trace.site[row] as number;
		live.set(task, { state: STATE.running, site, wait: 0 });
		return;
	}
	if (kind === EVENT.done || kind === EVENT.fail || kind === EVENT.cancel) {
		live.delete(task);
		return;
	}
	const entry = live.get(task);
	if (entry === undefined) return;
	if (kind === EVENT.wait) {
		entry.wait = trace.other[row] as number;
		entry.state = stateOfWait(entry.wait);
		entry.site = trace.site[row] as number;
	} else if (kind === EVENT.wake) entry.state = STATE.ready;
	else if (kind === EVENT.resume) {
		entry.state = STATE.running;
		entry.wait = 0;
	} else if (kind === EVENT.busyStart || kind === EVENT.log) entry.site = trace.site[row] as number;
}
