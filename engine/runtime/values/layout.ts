import { widthOf } from "./escapes";
import { joined } from "./originals";

/** How the entries of an object are put together. */
type Layout = {
	/** Text in front of the braces; may have several lines. */
	base: string;
	open: string;
	close: string;
	/** Many short entries stand in columns. */
	isGrouped: boolean;
	/** Columns are aligned to the right. */
	isNumeric: boolean;
	/** The last entry says how many are left out. */
	hasMore: boolean;
	/** All entries may stand on one line. */
	mayShareLine: boolean;
	/** Spaces before the object's lines. */
	indent: number;
	breakLength: number;
};

/** Entries on one line if they fit, else many short ones in columns, else a line each. The rules are those of Node's `util.inspect`. */
export function entriesTogether(entries: string[], layout: Layout): string {
	const { base, open, close, indent } = layout;
	const before = base === "" ? open : `${base} ${open}`;
	const rows = layout.isGrouped && entries.length > 6 ? inColumns(entries, layout) : entries;
	if (layout.mayShareLine && rows === entries && fitsLine(entries, layout)) {
		const line = joined(entries, ", ");
		if (!line.includes("\n")) return `${before} ${line} ${close}`;
	}
	const newline = `\n${" ".repeat(indent)}`;
	return `${before}${newline}  ${joined(rows, `,${newline}  `)}${newline}${close}`;
}

function fitsLine(entries: readonly string[], { base, open, indent, breakLength }: Layout): boolean {
	let length = entries.length * 2 + indent + open.length + base.length + 10;
	if (length + entries.length > breakLength) return false;
	for (let i = 0; i < entries.length; i++) length += (entries[i] as string).length;
	return length <= breakLength && !base.includes("\n");
}

/** Space and comma between two entries. */
const BETWEEN = 2;

/** Rows of entries, aligned in columns; the entries themselves if they differ too much in length. */
function inColumns(entries: string[], { indent, breakLength, isNumeric, hasMore }: Layout): string[] {
	const count = hasMore ? entries.length - 1 : entries.length;
	const widths: number[] = [];
	let total = 0;
	let widest = 0;
	for (let i = 0; i < count; i++) {
		const width = widthOf(entries[i] as string);
		widths[i] = width;
		total += width + BETWEEN;
		if (width > widest) widest = width;
	}
	const cell = widest + BETWEEN;
	if (cell * 3 + indent >= breakLength || (total / cell <= 5 && widest > 6)) return entries;
	// About a square, characters being 2.5 times as high as wide; short entries get more columns.
	const biased = Math.max(cell - 3 - Math.sqrt(cell - total / entries.length), 1);
	const columns = Math.min(Math.round(Math.sqrt(2.5 * biased * count) / biased), Math.floor((breakLength - indent) / cell), 12);
	if (columns <= 1) return entries;
	const columnWidths: number[] = [];
	for (let i = 0; i < columns; i++) {
		let most = 0;
		for (let j = i; j < count; j += columns) most = Math.max(most, widths[j] as number);
		columnWidths[i] = most;
	}
	const rows: string[] = [];
	for (let i = 0; i < count; i += columns) {
		const end = Math.min(i + columns, count);
		let row = "";
		for (let j = i; j < end; j++) {
			const padding = " ".repeat((columnWidths[j - i] as number) - (widths[j] as number));
			const isLast = j === end - 1;
			if (isNumeric) row += padding + entries[j] + (isLast ? "" : ", ");
			else row += isLast ? entries[j] : `${entries[j]}, ${padding}`;
		}
		rows[rows.length] = row;
	}
	if (hasMore) rows[rows.length] = entries[count] as string;
	return rows;
}
