import { taskName, waitText } from "../trace/waiting";
import { EVENT, type SiteId, type TaskId, type Trace, type VirtualMs } from "../types";
import { STATE, type StateCode, stateOfWait } from "./segments";

export type TaskState = {
	task: TaskId;
	/** "fetchPage 4" */
	name: string;
	state: "running" | "ready" | "waiting" | "blocked";
	site: SiteId;
	line: number;
	/** What it waits on: "request", "timer", "task 3", "Semaphore"; empty while it runs. */
	on: string;
};

type Live = { state: StateCode; functionSite: SiteId; site: SiteId; wait: number };
type Checkpoint = { row: number; live: Map<TaskId, Live> };

/** Rows between two checkpoints: replaying this many takes well under a millisecond. */
const STRIDE = 1 << 14;
/** Live tasks beyond which no checkpoint is kept: copying them costs more than it saves. */
const MOST_LIVE = 50_000;
const checkpoints = new WeakMap<Trace, Checkpoint[]>();

const NAMES: Record<StateCode, TaskState["state"]> = {
	[STATE.running]: "running",
	[STATE.ready]: "ready",
	[STATE.waiting]: "waiting",
	[STATE.blocked]: "blocked",
};

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
	for (const [task, { state, functionSite, site, wait }] of replay(trace, rows)) {
		if (result.length >= most) break;
		const isRunning = state === STATE.running;
		result.push({
			task,
			name: taskName(trace, task, functionSite),
			state: NAMES[state],
			site,
			line: trace.sites[site]?.line ?? 0,
			on: isRunning || wait === 0 ? "" : waitText(trace, wait),
		});
	}
	return result;
}

function replay(trace: Trace, rows: number): Map<TaskId, Live> {
	const known = checkpoints.get(trace) ?? buildCheckpoints(trace);
	let start: Checkpoint = { row: 0, live: new Map() };
	for (const checkpoint of known) if (checkpoint.row <= rows) start = checkpoint;
	const live = copyOf(start.live);
	for (let row = start.row; row < rows; row++) apply(trace, row, live);
	return live;
}

function buildCheckpoints(trace: Trace): Checkpoint[] {
	const built: Checkpoint[] = [];
	const live = new Map<TaskId, Live>();
	for (let row = 0; row < trace.length; row++) {
		if (row % STRIDE === 0 && live.size < MOST_LIVE) built.push({ row, live: copyOf(live) });
		apply(trace, row, live);
	}
	checkpoints.set(trace, built);
	return built;
}

const copyOf = (live: Map<TaskId, Live>): Map<TaskId, Live> => new Map([...live].map(([task, entry]) => [task, { ...entry }]));

function apply(trace: Trace, row: number, live: Map<TaskId, Live>): void {
	const kind = trace.kind[row] as number;
	const task = trace.task[row] as number;
	if (kind === EVENT.spawn) {
		const site = trace.site[row] as number;
		live.set(task, { state: STATE.running, functionSite: site, site, wait: 0 });
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
