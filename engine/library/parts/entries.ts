import type { Entries } from "../../types";

/** No calls yet. */
export const noEntries = (): Entries => ({ calls: 0, stride: 1, time: [], row: [] });

/**
 * Adds a call to the columns of its entries. When there are more than `most`, every other one is dropped, and of the calls to come only half as
 * many are kept. The last call is always there.
 * @param columns all columns, `time` and `row` first
 * @param values one for each column
 */
export function addEntry(entries: Entries, columns: readonly unknown[][], values: readonly unknown[], most: number): void {
	if ((entries.calls - 1) % entries.stride !== 0 && entries.calls > 0) for (const column of columns) column.pop();
	columns.forEach((column, i) => void column.push(values[i]));
	entries.calls++;
	if (entries.time.length > most) dropEveryOther(entries, columns);
}

/** Drops every other entry, but never the last. */
export function dropEveryOther(entries: Entries, columns: readonly unknown[][]): void {
	entries.stride *= 2;
	for (const column of columns) {
		const last = column.length - 1;
		let kept = 0;
		for (let i = 0; i <= last; i++) if (i % 2 === 0 || i === last) column[kept++] = column[i];
		column.length = kept;
	}
}
