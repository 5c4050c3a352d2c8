import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConsoleLine, ValueRow } from "../../../engine/types";
import {
	entriesUpTo,
	isLaidOut,
	isOfSeveralFiles,
	type LogEntry,
	logEntries,
	openRows,
	shortened,
} from "../../../web/scope/panel/console/log-entries";

const line = (index: number, more: Partial<ConsoleLine> = {}): ConsoleLine => ({
	at: index,
	level: "log",
	text: `${index}`,
	line: 1,
	task: 0,
	index,
	...more,
});
const texts = (entries: LogEntry[]): string[] =>
	entries.map((entry) => (entry.kind === "gap" ? `gap ${entry.count}` : `${entry.line.text}${entry.isFolded ? "+" : ""}`));

describe("the rows of the console", () => {
	const grouped = [
		line(0, { opens: "group" }),
		line(1, { group: 1 }),
		line(2, { group: 1, opens: "collapsed" }),
		line(3, { group: 2 }),
		line(4, { group: 2, opens: "group" }),
		line(5, { group: 3 }),
		line(6, { group: 1 }),
		line(7),
	];

	test("a collapsed group is folded until it is opened; an open one folds with all that is in it", () => {
		expect(texts(logEntries(grouped, new Set(), 8))).toEqual(["0", "1", "2+", "6", "7"]);
		expect(texts(logEntries(grouped, new Set([2]), 8))).toEqual(["0", "1", "2", "3", "4", "5", "6", "7"]);
		expect(texts(logEntries(grouped, new Set([2, 4]), 8))).toEqual(["0", "1", "2", "3", "4+", "6", "7"]);
		expect(texts(logEntries(grouped, new Set([0]), 8))).toEqual(["0+", "7"]);
	});

	test("what was left out is said where it is missing, but not while the run goes on", () => {
		const lines = [line(0), line(1), line(5), line(9)];
		expect(texts(logEntries(lines, new Set(), 12))).toEqual(["0", "1", "gap 3", "5", "gap 3", "9", "gap 2"]);
		expect(texts(logEntries(lines.slice(2), new Set(), null))).toEqual(["5", "gap 3", "9"]);
		expect(logEntries([], new Set(), 0)).toEqual([]);
	});

	test("those up to an instant are found as if each were looked at", () => {
		fc.assert(
			fc.property(fc.array(fc.nat({ max: 20 })), fc.nat({ max: 22 }), (times, at) => {
				const entries = logEntries(
					times.sort((a, b) => a - b).map((time, i) => line(i, { at: time })),
					new Set(),
					times.length,
				);
				expect(entriesUpTo(entries, at)).toBe(times.filter((time) => time <= at).length);
			}),
		);
	});
});

test("a long text is shown to its fortieth line or four thousandth character", () => {
	expect(shortened("short\ntext")).toBeNull();
	expect(shortened("x".repeat(4_000))).toBeNull();
	expect(shortened("x".repeat(4_001))).toEqual({ start: "x".repeat(4_000), lines: 1 });
	expect(shortened("x\n".repeat(39))).toBeNull();
	const lines = shortened("x\n".repeat(9_000));
	expect(lines?.lines).toBe(9_001);
	expect(lines?.start.split("\n")).toHaveLength(40);
});

test("a text of several lines is laid out unless one of them is long", () => {
	expect(["a", "a\nb", `a\n${"x".repeat(120)}`, `a\n${"x".repeat(121)}`].map(isLaidOut)).toEqual([false, true, true, false]);
});

test("of a tree, the rows below open ones are visible", () => {
	const row = (depth: number, label: string): ValueRow => ({ depth, label, text: "" });
	const rows = [row(0, "a"), row(1, "b"), row(2, "c"), row(1, "d"), row(0, "e")];
	const labels = (opened: number[]): string =>
		openRows(rows, new Set(opened))
			.map(({ label, hasChildren }) => (hasChildren ? label.toUpperCase() : label))
			.join("");
	expect([labels([]), labels([0]), labels([0, 1]), labels([1]), labels([4])]).toEqual(["Ae", "ABde", "ABcde", "Ae", "Ae"]);
});

test("a line says its file when one of them is not from the first", () => {
	expect(isOfSeveralFiles([line(0), line(1)])).toBe(false);
	expect(isOfSeveralFiles([line(0), line(1, { file: "other.ts" })])).toBe(true);
});
