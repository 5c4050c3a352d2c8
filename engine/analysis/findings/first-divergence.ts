import { EVENT, type RowIndex, type Site, type Trace, type VirtualMs } from "../../types";

/** Where two runs part: the first row that differs, and the earlier of the two instants. */
export type Divergence = { row: RowIndex; at: VirtualMs };

/** Rows whose `other` indexes texts of their own trace: they are compared by text. */
const isText = (kind: number): boolean => kind === EVENT.fail || kind === EVENT.name;

/**
 * The first thing that happened differently in two runs, or null when all happened the same. Runs of different programs part where their lines do.
 * Linear in the rows they share.
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

/** The name of an await is its text, and `sleep(10)` that became `sleep(20)` parts only when it ends. */
function isSamePlace(a: Site | undefined, b: Site | undefined): boolean {
	if (a?.line !== b?.line || a?.kind !== b?.kind) return false;
	return a?.kind === "function" || a?.kind === "generator" ? a.name === b?.name : true;
}

const at = (a: Trace, b: Trace, row: RowIndex): Divergence => ({
	row,
	at: Math.min(row < a.length ? (a.time[row] as number) : a.end, row < b.length ? (b.time[row] as number) : b.end),
});
