import { encode, type SourceMapSegment } from "@jridgewell/sourcemap-codec";

/** A range of the source that is copied unchanged. */
export type Range = { start: number; end: number };
/** The output is a list of generated texts and ranges of the source, so that code can be moved and still be mapped back. */
export type Piece = string | Range;

/** Joins pieces to code, and creates a source map that maps each range back to the source. */
export function join(pieces: Piece[], source: string, file: string): { code: string; map: string } {
	const lineStarts = startsOfLines(source);
	let code = "";
	const mappings: SourceMapSegment[][] = [[]];
	let column = 0;
	const add = (part: string, from: number | null): void => {
		let offset = 0;
		for (;;) {
			const newline = part.indexOf("\n", offset);
			const end = newline < 0 ? part.length : newline;
			if (from !== null && end > offset) {
				const { line, column: sourceColumn } = position(lineStarts, from + offset);
				(mappings.at(-1) as SourceMapSegment[]).push([column, 0, line - 1, sourceColumn - 1]);
			}
			column += end - offset;
			if (newline < 0) break;
			mappings.push([]);
			column = 0;
			offset = newline + 1;
		}
		code += part;
	};
	for (const piece of pieces) {
		if (typeof piece === "string") add(piece, null);
		else if (piece.end > piece.start) add(source.slice(piece.start, piece.end), piece.start);
	}
	return {
		code,
		map: JSON.stringify({ version: 3, sources: [file], sourcesContent: [source], names: [], mappings: encode(mappings) }),
	};
}

/** Inserts `code` at offset `at` of the source, which must lie in a range that was copied. */
export function insertAt(pieces: Piece[], at: number, code: string): Piece[] {
	const result: Piece[] = [];
	let done = false;
	for (const piece of pieces) {
		if (done || typeof piece === "string" || at < piece.start || at > piece.end) {
			result.push(piece);
			continue;
		}
		result.push({ start: piece.start, end: at }, code, { start: at, end: piece.end });
		done = true;
	}
	return result;
}

/** True when the pieces are the source between two offsets, unchanged. */
export function isSource(pieces: readonly Piece[], source: string, start: number, end: number): boolean {
	let at = start;
	for (const piece of pieces) {
		const text = typeof piece === "string" ? piece : source.slice(piece.start, piece.end);
		if (!source.startsWith(text, at)) return false;
		at += text.length;
	}
	return at === end;
}

/** White space for the source between two offsets, with its line breaks, so that every line stays in place. */
export function blank(source: string, start: number, end: number): string {
	return source.slice(start, end).replace(/[^\n\r]/g, " ");
}

function startsOfLines(source: string): number[] {
	const starts = [0];
	for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
	return starts;
}

/** Line and column, both from 1, of an offset. */
function position(lineStarts: number[], offset: number): { line: number; column: number } {
	let low = 0;
	let high = lineStarts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((lineStarts[middle] as number) <= offset) low = middle;
		else high = middle - 1;
	}
	return { line: low + 1, column: offset - (lineStarts[low] as number) + 1 };
}
