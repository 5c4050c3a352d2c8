import type { Shown, ShownValue, ShownVersions, VirtualMs } from "../../types";
import { entriesAt, type When } from "./entries-at";

/** A value as it stood at an instant or row, and what the call that made it so has changed. */
export type ValueAt = {
	name: string;
	value: ShownValue;
	/** Since when it stands. */
	since: VirtualMs;
	/** Cells that are not as they were before, as `row,column`; empty for the first version. */
	changed: ReadonlySet<string>;
};

/** All values as they stood at an instant or row; those that were not shown yet are left out. */
export function valuesAt({ values }: Shown, when: When): ValueAt[] {
	return values.flatMap((versions) => valueAt(versions, when) ?? []);
}

/** A value as it stood at an instant or row; null before its first call. */
export function valueAt({ name, time, row, version }: ShownVersions, when: When): ValueAt | null {
	const last = entriesAt({ time, row }, when) - 1;
	const value = version[last];
	if (value === undefined) return null;
	return { name, value, since: time[last] as VirtualMs, changed: changesIn(value, version[last - 1]) };
}

/** Rows are compared with those that had the same key, and cells with those of the same column. */
function changesIn(value: ShownValue, before: ShownValue | undefined): Set<string> {
	const changed = new Set<string>();
	if (before === undefined) return changed;
	// A line has no key.
	const keyOf = (cells: readonly string[]): string => (value.form === "line" ? "" : (cells[0] ?? ""));
	const old = new Map(before.rows.map((cells) => [keyOf(cells), cells]));
	const columns = new Map(before.columns.map((column, i) => [column, i + 1]));
	value.rows.forEach((cells, row) => {
		const was = old.get(keyOf(cells));
		if (was === cells && value.columns === before.columns) return;
		cells.forEach((cell, column) => {
			const place = value.form !== "table" || column === 0 ? column : columns.get(value.columns[column - 1] as string);
			if (was === undefined || place === undefined || was[place] !== cell) changed.add(`${row},${column}`);
		});
	});
	return changed;
}
