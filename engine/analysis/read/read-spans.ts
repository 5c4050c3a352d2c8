import { TaskCounts } from "../../trace/task-names";
import { EVENT, type Trace } from "../../types";
import { ENDING, type Spans } from "./spans";

/**
 * The life of every task in the rows.
 * Tasks are numbered in the order in which they start, so the spans are sorted by start.
 */
export function spans(trace: Trace): Spans {
	const indexOf = taskIndex(trace);
	const count = spawnCount(trace);
	const task = new Uint32Array(count);
	const start = new Float64Array(count);
	const end = new Float64Array(count).fill(trace.end);
	const site = new Uint16Array(count);
	const number = new Uint32Array(count);
	const parent = new Uint32Array(count);
	const ending = new Uint8Array(count);
	const note = new Uint32Array(count);
	const settled = new Uint32Array(count);
	const counts = new TaskCounts(trace.sites);
	let next = 0;
	let ended = 0;
	const { kind, length } = trace;
	for (let row = 0; row < length; row++) {
		const code = kind[row] as number;
		if (code === EVENT.spawn) {
			task[next] = trace.task[row] as number;
			start[next] = trace.time[row] as number;
			site[next] = trace.site[row] as number;
			number[next] = counts.next(site[next] as number, task[next] as number);
			parent[next] = trace.other[row] as number;
			next++;
		} else if (code >= EVENT.done && code <= EVENT.cancel) {
			const index = indexOf[trace.task[row] as number] as number;
			end[index] = trace.time[row] as number;
			ending[index] = code === EVENT.done ? ENDING.done : code === EVENT.fail ? ENDING.failed : ENDING.cancelled;
			if (code === EVENT.fail) note[index] = trace.other[row] as number;
			settled[ended++] = index;
		}
	}
	return { length: count, task, start, end, site, number, parent, ending, note, settled: settled.subarray(0, ended) };
}

function spawnCount({ kind, length }: Trace): number {
	let count = 0;
	for (let row = 0; row < length; row++) if (kind[row] === EVENT.spawn) count++;
	return count;
}

const indexOfTrace = new WeakMap<Trace, Uint32Array>();

/** The index of each task's span, by task number. Memoised per trace. */
export function taskIndex(trace: Trace): Uint32Array {
	const known = indexOfTrace.get(trace);
	if (known !== undefined) return known;
	let index = new Uint32Array(1024);
	let next = 0;
	const { kind, task, length } = trace;
	for (let row = 0; row < length; row++) {
		if (kind[row] !== EVENT.spawn) continue;
		const number = task[row] as number;
		if (number >= index.length) {
			const wider = new Uint32Array(Math.max(index.length * 2, number + 1));
			wider.set(index);
			index = wider;
		}
		index[number] = next++;
	}
	indexOfTrace.set(trace, index);
	return index;
}
