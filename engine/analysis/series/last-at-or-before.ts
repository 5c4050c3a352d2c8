import type { Series, VirtualMs } from "../../types";

/** Index of the last entry at or before `time`; −1 when there is none. */
export function lastAtOrBefore(series: Series, time: VirtualMs): number {
	let low = -1;
	let high = series.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((series.time[middle] as number) <= time) low = middle;
		else high = middle - 1;
	}
	return low;
}
