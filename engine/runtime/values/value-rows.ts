import type { ValueRow } from "../../types";
import { inspectValue } from "./inspect";
import type { InspectOptions } from "./inspect-options";
import { lookAt, type Part } from "./look";
import { contains, isObject } from "./originals";
import { behindProxies } from "./proxies";

/** Levels below a value that can be opened. */
const MOST_LEVELS = 6;
/** Characters of the text of one row. */
const MOST_TEXT = 200;
const MOST_ITEMS = 100;

/** What a row shows of an object: one line, with what is inside only named. */
const ROW = { depth: 0, breakLength: Number.POSITIVE_INFINITY, maxArrayLength: 5, maxStringLength: MOST_TEXT };

/**
 * A value as rows of a tree, in the order in which they stand when all are open.
 * @param most most rows
 */
export function valueRows(value: unknown, options: InspectOptions, most: number): ValueRow[] {
	const rows: ValueRow[] = [];
	const above: object[] = [];

	function add(depth: number, label: string, text: string): void {
		rows[rows.length] = {
			depth,
			label: cut(label),
			text: cut(text.includes("\n") ? `${text.slice(0, text.indexOf("\n"))} …` : text),
		};
	}
	function visit(depth: number, label: string, shown: unknown): void {
		const isCircle = isObject(shown) && contains(above, behindProxies(shown));
		add(depth, label, isCircle ? "[Circular]" : inspectValue(shown, options, ROW));
		const object = isObject(shown) ? behindProxies(shown) : null;
		if (object === null || isCircle || depth >= MOST_LEVELS) return;
		const { parts } = lookAt(object, options, MOST_ITEMS);
		above[above.length] = object;
		for (let i = 0; i < parts.length && rows.length < most; i++) {
			const part = parts[i] as Part;
			if (part.kind === "text") add(depth + 1, "", part.text);
			else if (part.kind === "value") visit(depth + 1, part.label || String(i), part.value);
			else visit(depth + 1, inspectValue(part.key, options, ROW), part.value);
		}
		above.length--;
	}
	try {
		visit(0, "", value);
	} catch {
		// Too deep for the stack; what has been found is shown.
	}
	return rows;
}

const cut = (text: string): string => (text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT - 1)}…` : text);
