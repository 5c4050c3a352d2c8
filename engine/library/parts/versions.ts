import { type Bytes, SHOWN, type Shown, type ShownValue, type ShownVersions, type VirtualMs } from "../../types";
import { addEntry, dropEveryOther, noEntries } from "./entries";

/** The versions of one value, with what they weigh: characters and rows, each shared row once as a text and every time as a row. */
export type Weighed = { entries: ShownVersions; bytes: Bytes; characters: number; rows: number };

/** The versions of all values of a run. When they become too heavy, every other version of the heaviest is dropped. */
export class Versions {
	#characters = 0;
	#rows = 0;

	constructor(readonly all: () => Iterable<Weighed>) {}

	begin(name: string, shown: Shown): Weighed {
		const entries: ShownVersions = { ...noEntries(), name, version: [] };
		shown.values.push(entries);
		return { entries, bytes: 0, characters: 0, rows: 0 };
	}

	/** @param most versions of one value */
	add({ entries }: Weighed, at: VirtualMs, row: number, version: ShownValue, most: number): void {
		const before = entries.version.at(-1);
		addEntry(entries, columnsOf(entries), [at, row, version], most);
		// A version that gives way to the next one is counted until all are weighed again.
		this.#characters += weightOf(version.rows, new Set(before?.rows));
		this.#rows += version.rows.length;
		if (this.#isAbove(1)) this.#thinOut();
	}

	#isAbove(share: number): boolean {
		return this.#characters > SHOWN.characters * share || this.#rows > SHOWN.versionRows * share;
	}

	/** Thins out to half of what there may be, so that it is long until the next time. */
	#thinOut(): void {
		const all = [...this.all()];
		this.#characters = this.#rows = 0;
		for (const kept of all) this.#weigh(kept);
		while (this.#isAbove(0.5)) {
			const thinnable = all.filter(({ entries }) => entries.version.length > 2);
			const heaviest = thinnable.reduce((a, b) => (loadOf(b) > loadOf(a) ? b : a), thinnable[0] as Weighed);
			if (thinnable.length === 0) return;
			dropEveryOther(heaviest.entries, columnsOf(heaviest.entries));
			this.#characters -= heaviest.characters;
			this.#rows -= heaviest.rows;
			this.#weigh(heaviest);
		}
	}

	#weigh(kept: Weighed): void {
		const seen = new Set<string[]>();
		kept.characters = kept.rows = 0;
		for (const { rows } of kept.entries.version) {
			kept.characters += weightOf(rows, seen);
			kept.rows += rows.length;
		}
		this.#characters += kept.characters;
		this.#rows += kept.rows;
	}
}

const columnsOf = ({ time, row, version }: ShownVersions): unknown[][] => [time, row, version];
const loadOf = ({ characters, rows }: Weighed): number => characters / SHOWN.characters + rows / SHOWN.versionRows;

/** Characters of the rows and one for each cell, without the rows in `seen`; adds them to it. */
export function weightOf(rows: readonly string[][], seen = new Set<string[]>()): number {
	let weight = 0;
	for (const row of rows) {
		if (seen.has(row)) continue;
		seen.add(row);
		for (const cell of row) weight += cell.length + 1;
	}
	return weight;
}

/** The version with the rows of the one before where they are the same. */
export function sharing(version: ShownValue, before: ShownValue | undefined): { version: ShownValue; isNew: boolean } {
	if (before === undefined) return { version, isNew: true };
	const rows = version.rows.map((row, i) => {
		const old = before.rows[i];
		return old !== undefined && isSame(row, old) ? old : row;
	});
	const hasColumns = isSame(version.columns, before.columns);
	const isNew =
		!hasColumns ||
		version.form !== before.form ||
		rows.length !== before.rows.length ||
		rows.some((row, i) => row !== before.rows[i]) ||
		version.leftOut.rows !== before.leftOut.rows ||
		version.leftOut.columns !== before.leftOut.columns;
	return { version: { ...version, columns: hasColumns ? before.columns : version.columns, rows }, isNew };
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
	a.length === b.length && a.every((text, i) => text === b[i]);
