import { EVENT, type Trace } from "../types";

/** How a task ended. */
export const ENDING = { live: 0, done: 1, failed: 2, cancelled: 3 } as const;

/** One entry a task, in the order in which they started; main is the first. */
export type Spans = {
	length: number;
	task: Uint32Array;
	start: Float64Array;
	/** When the task settled, or the end of the run for one that never did. */
	end: Float64Array;
	/** Site of the function (or of the call, for a request that nobody awaits directly). */
	site: Uint16Array;
	parent: Uint32Array;
	ending: Uint8Array;
	/** For a failed task: index of the error's text in `trace.strings`. */
	note: Uint32Array;
};

/**
 * The life of every task that the rows tell of.
 * Tasks are numbered in the order in which they start, so the spans are sorted by start.
 */
export function spans(trace: Trace): Spans {
	let count = 0;
	for (let row = 0; row < trace.length; row++) if (trace.kind[row] === EVENT.spawn) count++;
	const result: Spans = {
		length: count,
		task: new Uint32Array(count),
		start: new Float64Array(count),
		end: new Float64Array(count).fill(trace.end),
		site: new Uint16Array(count),
		parent: new Uint32Array(count),
		ending: new Uint8Array(count),
		note: new Uint32Array(count),
	};
	const indexOf = taskIndex(trace);
	let next = 0;
	for (let row = 0; row < trace.length; row++) {
		const kind = trace.kind[row] as number;
		if (kind === EVENT.spawn) {
			result.task[next] = trace.task[row] as number;
			result.start[next] = trace.time[row] as number;
			result.site[next] = trace.site[row] as number;
			result.parent[next] = trace.other[row] as number;
			next++;
		} else if (kind === EVENT.done || kind === EVENT.fail || kind === EVENT.cancel) {
			const index = indexOf[trace.task[row] as number] as number;
			result.end[index] = trace.time[row] as number;
			result.ending[index] = kind === EVENT.done ? ENDING.done : kind === EVENT.fail ? ENDING.failed : ENDING.cancelled;
			if (kind === EVENT.fail) result.note[index] = trace.other[row] as number;
		}
	}
	return result;
}

/** The index of each task's span, by task number. */
export function taskIndex(trace: Trace): Uint32Array {
	let highest = 0;
	for (let row = 0; row < trace.length; row++)
		if (trace.kind[row] === EVENT.spawn) highest = Math.max(highest, trace.task[row] as number);
	const index = new Uint32Array(highest + 1);
	let next = 0;
	for (let row = 0; row < trace.length; row++) if (trace.kind[row] === EVENT.spawn) index[trace.task[row] as number] = next++;
	return index;
}
