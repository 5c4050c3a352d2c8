import type { TaskId } from "../../types";

/** How a task ended. */
export const ENDING = { live: 0, done: 1, failed: 2, cancelled: 3 } as const;

/** One entry a task, in the order in which they started; main is the first. */
export type Spans = {
	length: number;
	task: Uint32Array;
	start: Float64Array;
	/** When the task settled; the end of the run if it never did. */
	end: Float64Array;
	/** Site of the function; of the call for a request that is not awaited directly. */
	site: Uint16Array;
	/** The task's number among those of its function, from 1; 0 for main. Its name ends with it. */
	number: Uint32Array;
	parent: Uint32Array;
	ending: Uint8Array;
	/** For a failed task: index of the error's text in `trace.strings`. */
	note: Uint32Array;
	/** The spans that settled, in the order in which they did, so their ends ascend. */
	settled: Uint32Array;
};

/** The span of a task, or −1. If every task has a row, the span's index is the task's number. */
export function spanOfTask({ task, length }: Pick<Spans, "task" | "length">, wanted: TaskId): number {
	if (task[wanted] === wanted) return wanted;
	let low = 0;
	let high = length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((task[middle] as number) < wanted) low = middle + 1;
		else high = middle;
	}
	return low < length && task[low] === wanted ? low : -1;
}
