import type { ConsoleLine, ValueRow } from "../../types";
import { SIZES } from "./messages";
import { readCount, readFields, readList, readNumber, readOneOf, readText } from "./read";

const MAX_UINT32 = 0xffffffff;

function readValueRow(value: unknown): ValueRow {
	const { depth, label, text } = readFields(value);
	return {
		depth: readCount(depth, SIZES.valueDepth),
		label: readText(label, SIZES.valueText),
		text: readText(text, SIZES.valueText),
	};
}

/** Reads a console line. @param longest most characters of its text @throws Malformed */
export function readLine(value: unknown, longest: number): ConsoleLine {
	const { at, level, text, line, file, task, index, group, opens, values } = readFields(value);
	const read: ConsoleLine = {
		at: readNumber(at, 0),
		level: readOneOf(level, ["log", "info", "warn", "error", "debug"]),
		text: readText(text, longest),
		line: readCount(line),
		task: readCount(task, MAX_UINT32),
		index: readCount(index),
	};
	if (file !== undefined) read.file = readText(file, SIZES.text);
	if (group !== undefined) read.group = readCount(group);
	if (opens !== undefined) read.opens = readOneOf(opens, ["group", "collapsed"]);
	if (values !== undefined) read.values = readList(values, SIZES.valueRows, readValueRow);
	return read;
}

/** Characters of a line, with those of its values. */
export function charactersOf({ text, values = [] }: ConsoleLine): number {
	let characters = text.length;
	for (const row of values) characters += row.label.length + row.text.length;
	return characters;
}
