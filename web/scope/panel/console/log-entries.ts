import { type ConsoleLine, EVENT, type Trace, type ValueRow } from "../../../../engine/types";

/** What one row of the console shows: a line, or how many lines are missing at this place. */
export type LogEntry = { kind: "line"; line: ConsoleLine; isFolded: boolean } | { kind: "gap"; count: number; at: number };

/**
 * The rows of the console: its lines without those in folded groups, and the gaps between lines that do not follow each other.
 * @param toggled numbers of the group headings that the reader has opened or folded; a group that starts folded is open when toggled
 * @param written number of lines that the run wrote; null while it is in progress
 */
export function logEntries(lines: readonly ConsoleLine[], toggled: ReadonlySet<number>, written: number | null): LogEntry[] {
	const entries: LogEntry[] = [];
	let next = written === null ? (lines[0]?.index ?? 0) : 0;
	/** Lines in more groups than this are in a folded one. */
	let shownTo = Number.POSITIVE_INFINITY;
	let at = 0;
	const gapBefore = (index: number): void => {
		if (index > next) entries.push({ kind: "gap", count: index - next, at });
	};
	for (const line of lines) {
		gapBefore(line.index);
		next = line.index + 1;
		at = line.at;
		const group = line.group ?? 0;
		if (group > shownTo) continue;
		shownTo = Number.POSITIVE_INFINITY;
		const isFolded = line.opens !== undefined && (line.opens === "collapsed") !== toggled.has(line.index);
		if (isFolded) shownTo = group;
		entries.push({ kind: "line", line, isFolded });
	}
	if (written !== null) gapBefore(written);
	return entries;
}

/** Whether lines of the console come from more than one file, so that each has to say from which. */
export const isOfSeveralFiles = (lines: readonly ConsoleLine[]): boolean => lines.some(({ file }) => file !== undefined);

/** The row of the trace that wrote a line; −1 where there is none. */
export const rowOfLine = ({ kind, other }: Trace, index: number): number => {
	for (let row = kind.indexOf(EVENT.log); row !== -1; row = kind.indexOf(EVENT.log, row + 1))
		if (other[row] === index) return row;
	return -1;
};

/** Number of the first entries that have been written after the first `rows` rows. */
export function entriesByRow(entries: readonly LogEntry[], { kind, other }: Trace, rows: number): number {
	const last = rows === 0 ? -1 : kind.lastIndexOf(EVENT.log, rows - 1);
	if (last === -1) return 0;
	const index = other[last] as number;
	const after = entries.findIndex((entry) => entry.kind === "line" && entry.line.index > index);
	return after === -1 ? entries.length : after;
}

/** Number of the first entries that lie at or before an instant. The entries are in the order of time. */
export function entriesUpTo(entries: readonly LogEntry[], at: number): number {
	let low = 0;
	let high = entries.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const entry = entries[middle] as LogEntry;
		if ((entry.kind === "line" ? entry.line.at : entry.at) > at + 1e-9) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** Longest beginning of a text that is shown at once: drawing thousands of line breaks takes seconds. */
const MOST_CHARACTERS = 4_000;
const MOST_LINES = 40;

/** The beginning of a long text, and the number of its lines; null for a text that is shown whole. */
export function shortened(text: string): { start: string; lines: number } | null {
	let end = 0;
	let lines = 1;
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
		if (lines === MOST_LINES) end = at;
		lines++;
	}
	if (end === 0 && text.length <= MOST_CHARACTERS) return null;
	return { start: text.slice(0, Math.min(end || MOST_CHARACTERS, MOST_CHARACTERS)), lines };
}

/** True for a text whose lines stand below each other on purpose, as in a table: it is scrolled sideways instead of being wrapped. */
export const isLaidOut = (text: string): boolean => text.includes("\n") && !/[^\n]{121}/.test(text);

/** A visible row of a tree of values. */
export type TreeRow = ValueRow & { index: number; hasChildren: boolean };

/** The rows that are visible when those with the given indices are open. */
export function openRows(rows: readonly ValueRow[], opened: ReadonlySet<number>): TreeRow[] {
	const visible: TreeRow[] = [];
	let shownTo = 0;
	rows.forEach((row, index) => {
		if (row.depth > shownTo) return;
		const hasChildren = (rows[index + 1]?.depth ?? 0) > row.depth;
		visible.push({ ...row, index, hasChildren });
		shownTo = opened.has(index) ? row.depth + 1 : row.depth;
	});
	return visible;
}
