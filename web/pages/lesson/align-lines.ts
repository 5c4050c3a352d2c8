import { diffLines } from "diff";

/** A line of one text; `line` counts from 1. */
export type TextLine = { line: number; text: string };
/** A row of two texts beside each other. `null` where one text has no line of its own there. */
export type AlignedRow = { left: TextLine | null; right: TextLine | null; isSame: boolean };

/** Aligns two texts: equal lines stand beside each other, and what was removed stands beside what was added in its place. */
export function alignLines(left: string, right: string): AlignedRow[] {
	const rows: AlignedRow[] = [];
	let [leftLine, rightLine] = [0, 0];
	let removed: TextLine[] = [];
	let added: TextLine[] = [];
	const flush = (): void => {
		for (let i = 0; i < Math.max(removed.length, added.length); i++)
			rows.push({ left: removed[i] ?? null, right: added[i] ?? null, isSame: false });
		removed = [];
		added = [];
	};
	for (const part of diffLines(withEnd(left), withEnd(right))) {
		const texts = part.value.replace(/\n$/, "").split("\n");
		for (const text of texts) {
			if (part.removed) removed.push({ line: ++leftLine, text });
			else if (part.added) added.push({ line: ++rightLine, text });
			else {
				flush();
				rows.push({ left: { line: ++leftLine, text }, right: { line: ++rightLine, text }, isSame: true });
			}
		}
	}
	flush();
	return rows;
}

/** A last line without a line break would differ from the same line with one. */
const withEnd = (text: string): string => (text.endsWith("\n") ? text : `${text}\n`);
