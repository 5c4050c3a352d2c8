import type { VirtualMs } from "../../types";

/** A value over time; each entry holds until the next. Times ascend. */
export type Steps = { length: number; time: ArrayLike<number>; value: ArrayLike<number> };

/** Entries kept per interval: the lowest, the highest and the last. */
const KEPT = 3;

/**
 * Downsamples to at most `most` entries that draw the same line between two instants. Of each of several equal intervals, the lowest value, the highest
 * value and the value at its end are kept. The first entry is at `from`, the last at `to`, each with the value that holds there.
 * @returns `index` into the steps, and `time`, where to draw each
 */
export function thinOut(
	{ length, time, value }: Steps,
	most: number,
	from: VirtualMs,
	to: VirtualMs,
): { time: number[]; index: number[] } {
	const thin: { time: number[]; index: number[] } = { time: [], index: [] };
	if (length === 0 || to < from) return thin;
	const add = (at: number, index: number): void => {
		thin.time.push(at);
		thin.index.push(index);
	};
	const first = lastUntil(time, length, from);
	const last = lastUntil(time, length, to);
	if (last < 0) return thin;
	// Before the first entry there is nothing to draw.
	add(first < 0 ? (time[0] as number) : from, Math.max(first, 0));
	if (last - first + 2 <= most) {
		for (let i = Math.max(first, 0) + 1; i <= last; i++) add(time[i] as number, i);
	} else {
		const buckets = Math.max(1, Math.floor((most - 2) / KEPT));
		let i = Math.max(first, 0) + 1;
		for (let bucket = 1; bucket <= buckets && i <= last; bucket++) {
			const until = bucket === buckets ? Number.POSITIVE_INFINITY : from + ((to - from) * bucket) / buckets;
			if ((time[i] as number) > until) continue;
			let low = i;
			let high = i;
			let end = i;
			for (; i <= last && (time[i] as number) <= until; i++) {
				if ((value[i] as number) < (value[low] as number)) low = i;
				if ((value[i] as number) > (value[high] as number)) high = i;
				end = i;
			}
			for (const index of [...new Set([low, high, end])].sort((a, b) => a - b)) add(time[index] as number, index);
		}
	}
	if (to > (thin.time.at(-1) as number)) add(to, last);
	return thin;
}

/** Index of the last entry at or before an instant; −1 when there is none. */
function lastUntil(time: ArrayLike<number>, length: number, at: number): number {
	let low = 0;
	let high = length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((time[middle] as number) <= at) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
