import type { Entries, RowIndex, VirtualMs } from "../../types";

/** A position of the playhead: an instant, and how many rows have happened; null: all rows of the instant. */
export type When = { at: VirtualMs; rows?: RowIndex | null };

/** How many of the entries there are at an instant or row. */
export function entriesAt({ time, row }: Pick<Entries, "time" | "row">, { at, rows = null }: When): number {
	const isThere = (i: number): boolean => (rows === null ? (time[i] as number) <= at : (row[i] as number) <= rows);
	let low = 0;
	let high = time.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (isThere(middle)) low = middle + 1;
		else high = middle;
	}
	return low;
}
