import type { LibraryApi } from "../../runtime/library-api";
import { type ProgressPoints, SHOWN } from "../../types";
import { addEntry, noEntries } from "../parts/entries";

/** Tells how far the program is. */
export const createProgress = ({ shown, now, rows }: LibraryApi) => {
	let points: ProgressPoints | null = null;
	return function progress(done: number, total: number): void {
		if (!(done >= 0 && total >= done && total < Number.POSITIVE_INFINITY))
			throw new RangeError(
				`progress(done, total) wants two numbers, 0 ≤ done ≤ total, not ${String(done)} and ${String(total)}.`,
			);
		points ??= shown().progress ??= { ...noEntries(), done: [], total: [] };
		const { now: row, most } = rows();
		const columns = [points.time, points.row, points.done, points.total];
		addEntry(points, columns, [now(), row, done, total], Math.max(2, Math.min(SHOWN.progress, most)));
	};
};
