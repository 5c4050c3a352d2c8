import type { ProgressPoints, VirtualMs } from "../../types";
import { entriesAt, type When } from "./entries-at";

/** How far the program was at an instant or row; `end`: when it will be done at the pace so far, null while there is no pace. */
export type ProgressAt = { done: number; total: number; end: VirtualMs | null };

/** What the program had told last; null before its first call. */
export function progressAt(points: ProgressPoints, when: When): ProgressAt | null {
	const last = entriesAt(points, when) - 1;
	if (last < 0) return null;
	const [done, total, now] = [points.done[last] as number, points.total[last] as number, points.time[last] as number];
	const made = done - (points.done[0] as number);
	const took = now - (points.time[0] as number);
	if (done >= total) return { done, total, end: now };
	return { done, total, end: made > 0 && took > 0 ? now + ((total - done) * took) / made : null };
}
