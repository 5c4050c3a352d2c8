import { printable, widthOf } from "../values/escapes";
import { inspectValue } from "../values/inspect";
import type { InspectOptions } from "../values/inspect-options";
import { kindOf } from "../values/kinds";
import { keysOf, lookAt, type Part } from "../values/look";
import { getOwnPropertyDescriptor, hasOwn, isArray, isObject } from "../values/originals";
import { behindProxies } from "../values/proxies";

/** Most rows of a table. */
const MOST_ROWS = 1_000;

type Column = { head: string; cells: string[] };

/**
 * The text of `console.table`, drawn as Node draws it; null for a value that has no rows. Accessors are not called.
 * @param names the columns to show; all if it is no array
 */
export function tableText(data: unknown, names: unknown, options: InspectOptions): string | null {
	const table = isObject(data) ? behindProxies(data) : null;
	if (table === null || typeof table === "function") return null;
	const kind = kindOf(table);
	const columns = kind === "Map" || kind === "Set" ? ofCollection(table, options) : ofObject(table, names, options);
	return drawn(columns);
}

/** A value as the text of one cell: an object with more than two properties is only named. */
function cell(value: unknown, options: InspectOptions): string {
	const object = isObject(value) ? behindProxies(value) : null;
	const isLarge = object !== null && kindOf(object) === null && keysOf(object, false).length > 2;
	return inspectValue(value, options, { depth: isLarge ? -1 : 0, maxArrayLength: 3, breakLength: Number.POSITIVE_INFINITY });
}

function ofCollection(table: object, options: InspectOptions): Column[] {
	const index: Column = { head: "(iteration index)", cells: [] };
	const keys: Column = { head: "Key", cells: [] };
	const values: Column = { head: "Values", cells: [] };
	const { parts } = lookAt(table, options, MOST_ROWS);
	let isMap = kindOf(table) === "Map";
	for (let row = 0; row < parts.length; row++) {
		const part = parts[row] as Part;
		if (part.kind === "text") break;
		index.cells[row] = String(row);
		values.cells[row] = cell(part.value, options);
		if (part.kind === "entry") keys.cells[row] = cell(part.key, options);
		else isMap = false;
	}
	return isMap ? [index, keys, values] : [index, values];
}

function ofObject(table: object, names: unknown, options: InspectOptions): Column[] {
	const index: Column = { head: "(index)", cells: [] };
	const values: Column = { head: "Values", cells: [] };
	/** Columns by name. An object, because its keys have the order that Node's columns have. */
	const byName = Object.create(null) as Record<PropertyKey, Column>;
	const columnOf = (name: PropertyKey): Column => {
		byName[name] ??= { head: printable(String(name)), cells: [] };
		return byName[name];
	};
	let isPlain = false;
	const rows = keysOf(table, false);
	for (let row = 0, i = 0; i < rows.length && row < MOST_ROWS; i++) {
		const key = rows[i] as PropertyKey;
		if (typeof key === "symbol") continue;
		index.cells[row] = printable(String(key));
		const item = own(table, key);
		const inside = isObject(item) ? behindProxies(item) : null;
		if (inside === null && !isArray(names)) {
			isPlain = true;
			values.cells[row] = cell(item, options);
		} else {
			const shown = (isArray(names) ? names : keysOf(inside as object, false)) as PropertyKey[];
			for (let k = 0; k < shown.length; k++) {
				const name = shown[k] as PropertyKey;
				if (typeof name === "symbol") continue;
				const column = columnOf(name);
				if (inside !== null && hasOwn(inside, name)) column.cells[row] = cell(own(inside, name), options);
			}
		}
		row++;
	}
	const columns = [index];
	for (const name in byName) columns[columns.length] = byName[name] as Column;
	if (isPlain) columns[columns.length] = values;
	return columns;
}

function own(object: object, key: PropertyKey): unknown {
	const found = getOwnPropertyDescriptor(object, key);
	return found === undefined || hasOwn(found, "value") ? found?.value : "[Getter]";
}

/** A box around columns of equal height; a missing cell is empty. */
function drawn(columns: readonly Column[]): string {
	const height = (columns[0] as Column).cells.length;
	const widths: number[] = [];
	for (let i = 0; i < columns.length; i++) {
		const { head, cells } = columns[i] as Column;
		let width = widthOf(head);
		for (let row = 0; row < height; row++) width = Math.max(width, widthOf(cells[row] ?? ""));
		widths[i] = width;
	}
	const rule = (left: string, middle: string, right: string): string => {
		let line = left;
		for (let i = 0; i < widths.length; i++) line += `${i === 0 ? "" : middle}${"─".repeat((widths[i] as number) + 2)}`;
		return line + right;
	};
	const line = (textOf: (column: Column) => string): string => {
		let text = "│";
		for (let i = 0; i < columns.length; i++) {
			const shown = textOf(columns[i] as Column);
			text += ` ${shown}${" ".repeat((widths[i] as number) - widthOf(shown))} │`;
		}
		return text;
	};
	let text = `${rule("┌", "┬", "┐")}\n${line(({ head }) => head)}\n${rule("├", "┼", "┤")}\n`;
	for (let row = 0; row < height; row++) text += `${line(({ cells }) => cells[row] ?? "")}\n`;
	return text + rule("└", "┴", "┘");
}
