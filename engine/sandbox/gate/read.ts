/** Thrown by a reader for an invalid value; `parseWorkerMessage` turns it into null. */
export class Malformed extends Error {
	constructor(expected: string) {
		super(`expected ${expected}`);
	}
}

type Fields = Readonly<Record<string, unknown>>;

// Each reader below checks one kind of value and builds a fresh copy. The copy has only the properties that were read.

/** Reads a plain object, as structured clone creates it. */
export function readFields(value: unknown): Fields {
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Malformed("an object");
	return value as Fields;
}

export function readText(value: unknown, longest: number): string {
	if (typeof value !== "string" || value.length > longest) throw new Malformed(`a string of at most ${longest} characters`);
	return value;
}

/** A finite number from `low` to `high`. */
export function readNumber(value: unknown, low: number, high = Number.MAX_VALUE): number {
	if (typeof value !== "number" || !(value >= low && value <= high)) throw new Malformed(`a number from ${low} to ${high}`);
	return value;
}

/** A whole number from 0 to `high`. */
export function readCount(value: unknown, high = Number.MAX_SAFE_INTEGER): number {
	const count = readNumber(value, 0, high);
	if (!Number.isInteger(count)) throw new Malformed("a whole number");
	return count;
}

export function readBoolean(value: unknown): boolean {
	if (typeof value !== "boolean") throw new Malformed("a boolean");
	return value;
}

export function readOneOf<const T extends string>(value: unknown, choices: readonly T[]): T {
	const found = choices.find((choice) => choice === value);
	if (found === undefined) throw new Malformed(`one of ${choices.join(", ")}`);
	return found;
}

export function readList<T>(value: unknown, longest: number, readItem: (item: unknown) => T): T[] {
	if (!Array.isArray(value) || value.length > longest) throw new Malformed(`a list of at most ${longest}`);
	// Array.from visits holes, too, so a sparse list is rejected instead of being read in part.
	return Array.from(value, (item: unknown) => readItem(item));
}

type ColumnClass<T> = { new (length: number): T; readonly name: string };

/** A typed array of exactly this class and length. */
export function readColumn<T extends { readonly length: number }>(
	value: unknown,
	columnClass: ColumnClass<T>,
	length: number,
): T {
	if (!(value instanceof columnClass) || value.length !== length) throw new Malformed(`${columnClass.name} of length ${length}`);
	return value;
}

/** The same, of any length up to `longest`. */
export function readColumnUpTo<T extends { readonly length: number }>(
	value: unknown,
	columnClass: ColumnClass<T>,
	longest: number,
): T {
	if (!(value instanceof columnClass) || value.length > longest)
		throw new Malformed(`${columnClass.name}, at most ${longest} long`);
	return value;
}
