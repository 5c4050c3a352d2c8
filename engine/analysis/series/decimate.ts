import type { Series } from "../../types";

/** Points of a step chart: each value holds from its time to the next. */
export type Points = { time: number[]; live: number[]; inFlight: number[]; bytes: number[] };

/**
 * Thins a series out for a chart: at most `maxPoints` points between two instants, and in each stretch of time the highest and
 * the lowest value of every column stay, so no peak and no gap is lost.
 * @param from @param to virtual ms
 */
export function decimate(series: Series, maxPoints: number, from: number, to: number): Points {
	const points: Points = { time: [], live: [], inFlight: [], bytes: [] };
	const add = (time: number, i: number): void => {
		points.time.push(time);
		points.live.push(series.live[i] as number);
		points.inFlight.push(series.inFlight[i] as number);
		points.bytes.push(series.bytes[i] as number);
	};
	const first = Math.max(0, lastAtOrBefore(series, from));
	let last = lastAtOrBefore(series, to);
	if (last < first) last = first;
	if (series.length === 0) return points;
	const count = last - first + 1;
	if (count + 1 <= maxPoints) {
		for (let i = first; i <= last; i++) add(Math.max(from, series.time[i] as number), i);
	} else {
		// Up to six entries a bucket: the extremes of three columns.
		const buckets = Math.max(1, Math.floor((maxPoints - 2) / 6));
		add(Math.max(from, series.time[first] as number), first);
		for (let bucket = 0; bucket < buckets; bucket++) {
			const start = first + 1 + Math.floor((bucket * (count - 1)) / buckets);
			const end = first + 1 + Math.floor(((bucket + 1) * (count - 1)) / buckets);
			for (const i of extremes(series, start, end)) add(series.time[i] as number, i);
		}
	}
	const lastTime = points.time.at(-1) as number;
	if (to > lastTime) add(to, last);
	return points;
}

/** Entries between two indices that hold the minimum or maximum of a column, in order. */
function extremes(series: Series, start: number, end: number): number[] {
	const found = new Set<number>();
	for (const column of [series.live, series.inFlight, series.bytes]) {
		let low = start;
		let high = start;
		for (let i = start; i < end; i++) {
			if ((column[i] as number) < (column[low] as number)) low = i;
			if ((column[i] as number) > (column[high] as number)) high = i;
		}
		if (start < end) found.add(low).add(high);
	}
	return [...found].sort((a, b) => a - b);
}

/** Index of the last entry at or before `time`; -1 when there is none. */
export function lastAtOrBefore(series: Series, time: number): number {
	let low = -1;
	let high = series.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((series.time[middle] as number) <= time) low = middle;
		else high = middle - 1;
	}
	return low;
}
