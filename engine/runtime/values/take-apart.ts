import { SHOWN, type ShownValue } from "../../types";
import { printable } from "./escapes";
import { inspectValue } from "./inspect";
import type { InspectOptions } from "./inspect-options";
import { type Kind, kindOf, mapSize, setSize, typedArrayLength } from "./kinds";
import { lookAt, type Part } from "./look";
import { isObject, ownKeys } from "./originals";
import { behindProxies } from "./proxies";

/** A row before its cells are texts. */
type Row = { key: string; value: unknown };
/** The columns of a record: names and values. */
type Fields = { labels: string[]; values: unknown[] };

/** What a cell shows of an object: one line. */
const CELL = { depth: 1, breakLength: Number.POSITIVE_INFINITY, maxArrayLength: 20, maxStringLength: SHOWN.cell };
const SIZES: { [K in Kind]?: (object: object) => number } = {
	Array: (object) => (object as unknown[]).length,
	TypedArray: typedArrayLength,
	Map: mapSize,
	Set: setSize,
};

/** Stands for what a program's getter would tell, and for the holes of arrays. */
class Text {
	constructor(readonly text: string) {}
}

/**
 * Takes a value apart to show it as a table, a list or a line. Arrays whose items are all objects, maps and objects become tables; other arrays and
 * sets become lists. What does not fit is counted. Runs no code of the program but what showing a value in the console runs.
 */
export function takeApart(value: unknown, options: InspectOptions): ShownValue {
	const text = (cell: unknown): string => cellText(cell, options);
	const object = isObject(value) ? behindProxies(value) : null;
	const kind = object === null || typeof object === "function" ? null : kindOf(object);
	if (object === null || !isCollection(object, kind, options))
		return { form: "line", columns: [], rows: [[text(value)]], leftOut: { rows: 0, columns: 0 } };
	const rows = rowsOf(object, kind, options);
	const size = kind === null ? ownKeys(object).length : (SIZES[kind] as (object: object) => number)(object);
	const isKeyed = kind === null || kind === "Map";
	const fields = rows.length === 0 ? null : fieldsOfAll(rows, options);
	const form = isKeyed || fields !== null ? "table" : "list";
	const named = columnsOf(fields);
	const cells = (i: number): string[] => {
		const { value: item } = rows[i] as Row;
		const own = fields?.[i];
		if (own === undefined) return [text(item)];
		const texts: string[] = [];
		for (let c = 0; c < named.columns.length; c++) {
			const at = indexOf(own.labels, named.columns[c] as string);
			texts[c] = at < 0 ? "" : text(own.values[at]);
		}
		return texts;
	};
	const kept: string[][] = [];
	let characters = 0;
	for (let i = 0; i < rows.length; i++) {
		const row = [clipped((rows[i] as Row).key), ...cells(i)];
		for (let c = 0; c < row.length; c++) characters += (row[c] as string).length;
		if (characters > SHOWN.value && i > 0) break;
		kept[i] = row;
	}
	return {
		form,
		columns: form === "list" ? [] : fields === null ? ["value"] : named.columns,
		rows: kept,
		leftOut: { rows: Math.max(0, size - kept.length), columns: named.leftOut },
	};
}

/** Whether an object has rows: it is a list, a map, a set, or an object of the program's with properties and nothing else to show. */
function isCollection(object: object, kind: Kind | null, options: InspectOptions): boolean {
	if (kind !== null) return kind in SIZES;
	return typeof object !== "function" && options.promise(object) === null;
}

/** The first rows of a collection. */
function rowsOf(object: object, kind: Kind | null, options: InspectOptions): Row[] {
	const { parts } = lookAt(object, options, SHOWN.rows);
	const isKeyed = kind === null || kind === "Map";
	const rows: Row[] = [];
	for (let i = 0; i < parts.length && rows.length < SHOWN.rows; i++) {
		const part = parts[i] as Part;
		if (part.kind === "entry") rows[rows.length] = { key: cellText(part.key, options), value: part.value };
		else if (part.kind === "text") {
			// "... 5 more items" is counted instead.
			if (isKeyed || !part.text.startsWith("... ")) rows[rows.length] = withText(part.text, isKeyed, rows.length);
		} else if (isKeyed || part.label === "")
			rows[rows.length] = { key: isKeyed ? plain(part.label) : String(rows.length), value: part.value };
	}
	return rows;
}

/** A row of which there is only a text: "name: [Getter]". */
function withText(text: string, isKeyed: boolean, index: number): Row {
	const colon = isKeyed ? text.indexOf(": ") : -1;
	return colon < 0
		? { key: isKeyed ? "" : String(index), value: new Text(text) }
		: { key: plain(text.slice(0, colon)), value: new Text(text.slice(colon + 2)) };
}

/** The columns of each row, if every row is a record. */
function fieldsOfAll(rows: readonly Row[], options: InspectOptions): Fields[] | null {
	const all: Fields[] = [];
	for (let i = 0; i < rows.length; i++) {
		const { value } = rows[i] as Row;
		const object = isObject(value) && !(value instanceof Text) ? behindProxies(value) : null;
		if (object === null || typeof object === "function") return null;
		const kind = kindOf(object);
		if ((kind !== null && kind !== "Array") || !isCollection(object, kind, options)) return null;
		const fields: Fields = { labels: [], values: [] };
		const found = rowsOf(object, kind, options);
		for (let f = 0; f < found.length; f++) {
			const { key, value: own } = found[f] as Row;
			fields.labels[f] = key;
			fields.values[f] = own;
		}
		all[i] = fields;
	}
	return all;
}

/** All names of columns in the order in which they first appear. */
function columnsOf(fields: readonly Fields[] | null): { columns: string[]; leftOut: number } {
	const columns: string[] = [];
	let leftOut = 0;
	const seen = new Set<string>();
	for (let i = 0; fields !== null && i < fields.length; i++) {
		const { labels } = fields[i] as Fields;
		for (let f = 0; f < labels.length; f++) {
			const label = labels[f] as string;
			if (seen.has(label)) continue;
			seen.add(label);
			if (columns.length < SHOWN.columns) columns[columns.length] = clipped(label);
			else leftOut++;
		}
	}
	return { columns, leftOut };
}

function indexOf(list: readonly string[], item: string): number {
	for (let i = 0; i < list.length; i++) if (clipped(list[i] as string) === item) return i;
	return -1;
}

/** A value on one line. Texts stand without quotes. */
function cellText(value: unknown, options: InspectOptions): string {
	if (typeof value === "string") return clipped(printable(value.slice(0, SHOWN.cell + 1)));
	const text = value instanceof Text ? value.text : inspectValue(value, options, CELL);
	const end = text.indexOf("\n");
	// Of an error without its stack, for example, only the first line.
	return clipped(end < 0 ? text : `${text.slice(0, end)} …`);
}

/** The name of a property as it is, without the quotes that the console puts around odd ones. */
const plain = (label: string): string => label.replace(/^(['"`])(.*)\1$/s, "$2");

function clipped(text: string): string {
	const line = text.replaceAll("\n", "↵");
	return line.length > SHOWN.cell ? `${line.slice(0, SHOWN.cell - 1)}…` : line;
}
