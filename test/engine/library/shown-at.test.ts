import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	entriesAt,
	framesText,
	keptText,
	leftOutText,
	progressAt,
	progressText,
	valueAt,
	valuesAt,
} from "../../../engine/analysis";
import type { Shown, ShownValue, ShownVersions } from "../../../engine/types";
import { viewRun } from "../../../lessons/run-view";
import { runWithLibrary } from "../support/library";

/** Instants and rows of calls: both never fall, and a row belongs to one instant. */
const calls = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 30 }).map((gaps) => {
	let [at, row] = [0, 0];
	return gaps.map(([time, rows]) => {
		if (rows > 0) at += time;
		row += rows;
		return { at, row };
	});
});

test("there are as many entries at a place as have been made by then", () => {
	fc.assert(
		fc.property(calls, fc.integer({ min: -1, max: 60 }), (all, place) => {
			const entries = { time: all.map(({ at }) => at), row: all.map(({ row }) => row) };
			expect(entriesAt(entries, { at: place })).toBe(all.filter(({ at }) => at <= place).length);
			expect(entriesAt(entries, { at: -5, rows: place })).toBe(all.filter(({ row }) => row <= place).length);
		}),
	);
});

const cell = fc.constantFrom("", "a", "b");
const table = fc
	.record({
		columns: fc.uniqueArray(fc.constantFrom("x", "y", "z"), { maxLength: 3 }),
		keys: fc.uniqueArray(fc.constantFrom("k", "l", "m", "n"), { maxLength: 4 }),
		cells: fc.array(cell, { minLength: 12, maxLength: 12 }),
	})
	.map(({ columns, keys, cells }): ShownValue => {
		const rows = keys.map((key, r) => [key, ...columns.map((_, c) => cells[r * 3 + c] as string)]);
		return { form: "table", columns, rows, leftOut: { rows: 0, columns: 0 } };
	});
/** The cell of a table by key and column; undefined where there is none. */
const cellOf = ({ columns, rows }: ShownValue, key: string, column: string): string | undefined =>
	columns.includes(column) ? rows.find((cells) => cells[0] === key)?.[columns.indexOf(column) + 1] : undefined;

test("a value at a place is that of the last call, and its changed cells are those that were not so before", () => {
	fc.assert(
		fc.property(fc.array(table, { minLength: 1, maxLength: 5 }), fc.nat(5), (version, at) => {
			const time = version.map((_, i) => i + 1);
			const versions: ShownVersions = { name: "v", calls: time.length, stride: 1, time, row: time, version };
			const seen = valueAt(versions, { at });
			if (at === 0) {
				expect(seen).toBeNull();
				return;
			}
			const last = Math.min(at, version.length) - 1;
			const value = version[last] as ShownValue;
			const before = version[last - 1];
			const slow = new Set<string>();
			value.rows.forEach((cells, r) => {
				if (before === undefined) return;
				const key = cells[0] as string;
				if (!before.rows.some((old) => old[0] === key)) slow.add(`${r},0`);
				value.columns.forEach((column, c) => {
					if (cellOf(before, key, column) !== cells[c + 1]) slow.add(`${r},${c + 1}`);
				});
			});
			expect(seen).toEqual({ name: "v", value, since: last + 1, changed: slow });
		}),
	);
});

test("of a line and a list the changed cells are found, too", () => {
	const one = (form: ShownValue["form"], rows: string[][]): ShownValue => ({
		form,
		columns: [],
		rows,
		leftOut: { rows: 0, columns: 0 },
	});
	const changed = (...version: ShownValue[]): string[] => [
		...(valueAt({ name: "v", calls: 2, stride: 1, time: [0, 0], row: [0, 0], version }, { at: 0 })?.changed ?? []),
	];
	expect(changed(one("line", [["a"]]), one("line", [["b"]]))).toEqual(["0,0"]);
	expect(
		changed(
			one("list", [["0", "a"]]),
			one("list", [
				["0", "a"],
				["1", "b"],
			]),
		),
	).toEqual(["1,0", "1,1"]);
});

test("progress is told with an estimate from the pace so far", () => {
	const points = {
		calls: 4,
		stride: 1,
		time: [100, 100, 200, 300],
		row: [0, 0, 1, 2],
		done: [0, 0, 10, 40],
		total: [40, 40, 40, 40],
	};
	const at = (time: number): unknown => progressAt(points, { at: time });
	expect([at(99), at(100), at(250), at(300)]).toEqual([
		null,
		{ done: 0, total: 40, end: null },
		{ done: 10, total: 40, end: 500 },
		{ done: 40, total: 40, end: 300 },
	]);
	expect(progressText({ done: 10, total: 40, end: 500 })).toBe("10 of 40, done at about 500 ms");
	expect(progressText({ done: 40, total: 40, end: 300 })).toBe("40 of 40, done");
	expect(progressText({ done: 0.1 + 0.2, total: 1e6, end: null })).toBe("0.3 of 1,000,000");
});

test("what was left out is said", () => {
	const value: ShownValue = { form: "list", columns: [], rows: [], leftOut: { rows: 1, columns: 1200 } };
	expect(leftOutText(value)).toBe("1 more row and 1,200 more columns left out.");
	expect(leftOutText({ ...value, leftOut: { rows: 0, columns: 0 } })).toBe("");
	expect([1, 2, 4, 32, 512, 1024].map((stride) => keptText({ calls: 9000, stride }))).toEqual([
		"",
		...["2nd", "4th", "32nd", "512th", "1,024th"].map((nth) => `Of 9,000 calls each ${nth} is kept, and the last.`),
	]);
	expect([1, 8].map((stride) => framesText({ stride }))).toEqual([
		"",
		"Painted too often for every step to be kept: 8 of them are shown as one.",
	]);
});

describe("a check of a lesson sees", () => {
	test("what was shown at an instant and at the end, and all points", async () => {
		const run = viewRun(
			await runWithLibrary(
				`for (const n of [1, 2]) { show("n", n); plot("p", { x: n, y: -n, series: "s" }); plot("p", { x: 0, y: n }); await sleep(100); }`,
			),
		);
		expect([run.shown("n", 50)?.rows, run.shown("n")?.rows, run.shown("m"), run.points("q")]).toEqual([
			[["1"]],
			[["2"]],
			null,
			[],
		]);
		expect(run.shown("n", -1)).toBeNull();
		expect(run.points("p")).toEqual([
			{ at: 0, x: 1, y: -1, series: "s" },
			{ at: 0, x: 0, y: 1, series: "" },
			{ at: 100, x: 2, y: -2, series: "s" },
			{ at: 100, x: 0, y: 2, series: "" },
		]);
	});
	test("within an instant as far as the playhead has come", async () => {
		const { trace } = await runWithLibrary(`show("n", 1); await null; show("n", 2); console.log("row"); show("n", 3);`);
		const shown = trace.shown as Shown;
		const [{ row }] = shown.values as [ShownVersions];
		expect(new Set(row).size).toBe(3);
		const at = (rows: number): unknown => valuesAt(shown, { at: 0, rows })[0]?.value.rows[0]?.[0];
		expect(row.map(at)).toEqual(["1", "2", "3"]);
		expect(at((row[1] as number) - 1)).toBe("1");
	});
});
