import { EVENT, type RowIndex, type Site, type Trace, type VirtualMs } from "../../types";

/** Where two runs diverge: the first row that differs, and the earlier of the two instants. */
export type Divergence = { row: RowIndex; at: VirtualMs };

/** True for rows whose `other` is an index into their own trace's texts; they are compared by text. */
const isText = (kind: number): boolean => kind === EVENT.fail || kind === EVENT.name;

/**
 * The first row that differs between two runs; null when all rows are equal. Runs of different programs diverge where their lines differ.
 * Linear in the number of equal rows.
 */
export function firstDivergence(a: Trace, b: Trace): Divergence | null {
	const shared = Math.min(a.length, b.length);
	for (let row = 0; row < shared; row++) if (!isSameRow(a, b, row)) return at(a, b, row);
	if (a.length !== b.length) return at(a, b, shared);
	return a.end === b.end ? null : { row: shared, at: Math.min(a.end, b.end) };
}

function isSameRow(a: Trace, b: Trace, row: RowIndex): boolean {
	const kind = a.kind[row] as number;
	if (kind !== b.kind[row] || a.time[row] !== b.time[row] || a.task[row] !== b.task[row]) return false;
	if (!isSamePlace(a.sites[a.site[row] as number], b.sites[b.site[row] as number])) return false;
	const [otherA, otherB] = [a.other[row] as number, b.other[row] as number];
	return isText(kind) ? a.strings[otherA] === b.strings[otherB] : otherA === otherB;
}

/** Ignores the name of an await, which is its text: if `sleep(10)` became `sleep(20)`, the runs diverge when it ends, not when it begins. */
function isSamePlace(a: Site | undefined, b: Site | undefined): boolean {
	if (a?.line !== b?.line || a?.kind !== b?.kind) return false;
	return a?.kind === "function" || a?.kind === "generator" ? a.name === b?.name : true;
}

const at = (a: Trace, b: Trace, row: RowIndex): Divergence => ({
	row,
	at: Math.min(row < a.length ? (a.time[row] as number) : a.end, row < b.length ? (b.time[row] as number) : b.end),
});
