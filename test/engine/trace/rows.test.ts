import fc from "fast-check";
import { expect, test } from "vitest";
import { Recorder } from "../../../engine/trace/recorder";
import { columnsOf } from "../../../engine/trace/rows";
import { EVENT, type EventCode, packWait, type Trace, type TraceEvent, WAIT, type WaitCode } from "../../../engine/types";

/** A row as it was given to the recorder: the slow twin of what it keeps. */
type Given = { ms: number; kind: EventCode; task: number; site: number; reason: WaitCode; other: number };

/** Numbers that lie near each other, anywhere, and at the ends of what a unit or two can hold. */
const number = (most: number): fc.Arbitrary<number> =>
	fc.oneof(
		{ weight: 4, arbitrary: fc.nat(50) },
		{ weight: 1, arbitrary: fc.nat(most) },
		fc.constantFrom(0, 2 ** 16 - 2, 2 ** 16 - 1, 2 ** 16, 2 ** 28 - 1, 2 ** 31 - 1, 2 ** 31, most - 1, most),
	);
const given: fc.Arbitrary<Given> = fc.record({
	ms: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.double({ min: 0, max: 1e9, noNaN: true })),
	kind: fc.constantFrom(...Object.values(EVENT)),
	task: number(2 ** 32 - 1),
	site: fc.oneof({ weight: 3, arbitrary: fc.nat(6) }, fc.constantFrom(62, 63, 64), fc.nat(2 ** 16 - 1)),
	reason: fc.constantFrom(...Object.values(WAIT)),
	other: number(2 ** 32 - 1),
});

type Row = Omit<TraceEvent, "kind" | "row"> & { kind: number };

function record(rows: Given[], maxRows = Number.POSITIVE_INFINITY): { trace: Trace; expected: Row[]; recorder: Recorder } {
	const recorder = new Recorder(maxRows);
	const expected: Row[] = [];
	let at = 0;
	for (const { ms, kind, task, site, reason, other } of rows) {
		at += ms;
		if (ms > 0) recorder.now = at;
		if (kind === EVENT.wait) recorder.wait(task, site, reason, other);
		else recorder.push(kind, task, site, other);
		expected.push({ kind, at, task, site, other: kind === EVENT.wait ? packWait(reason, other) : other });
	}
	return { trace: recorder.finish([], at), expected, recorder };
}

const rowsOf = ({ kind, time, task, site, other }: Pick<Trace, "kind" | "time" | "task" | "site" | "other">): Row[] =>
	Array.from(kind, (code, row) => ({
		kind: code,
		at: time[row] as number,
		task: task[row] as number,
		site: site[row] as number,
		other: other[row] as number,
	}));

/** Repeated, so that pages are turned, by tasks and sites that go on. */
const many = fc.tuple(fc.array(given, { maxLength: 60 }), fc.constantFrom(1, 1, 1, 400)).map(([rows, times]) =>
	Array.from({ length: times }, (_, time) =>
		rows.map((row) => ({
			...row,
			site: (row.site + time * 7) & 0xffff,
			task: row.task === 0 ? 0 : (row.task + time * 3) >>> 0,
		})),
	).flat(),
);
const share = fc.double({ min: 0, max: 1, noNaN: true });

test("every row reads as it was written, in the whole trace and in any part of it", () => {
	fc.assert(
		fc.property(many, share, share, (rows, a, b) => {
			const { trace, expected } = record(rows);
			const from = Math.floor(Math.min(a, b) * rows.length);
			const to = Math.ceil(Math.max(a, b) * rows.length);
			expect(rowsOf(columnsOf(trace, from, to))).toEqual(expected.slice(from, to));
			expect(rowsOf(trace)).toEqual(expected);
			expect(rowsOf(columnsOf({ ...trace }, from, to))).toEqual(expected.slice(from, to));
		}),
		{ numRuns: 60 },
	);
});

test("tasks and sites without number, over many pages", () => {
	const rows = Array.from({ length: 100_000 }, (_, i): Given => {
		const site = (i * 7) % 3000;
		return { ms: i % 3, kind: EVENT.resume, task: (i * 31) % 90_000, site, reason: WAIT.tick, other: (i * 7) % 90_000 };
	});
	const { trace, expected } = record(rows);
	expect(rowsOf(trace)).toEqual(expected);
	for (const from of [0, 1, 40_000, 99_999])
		expect(rowsOf(columnsOf(trace, from, from + 1))).toEqual(expected.slice(from, from + 1));
});

test("whether a task has a row from a row on", () => {
	fc.assert(
		fc.property(fc.array(given, { maxLength: 40 }), fc.nat(40), (rows, from) => {
			const { recorder } = record(rows);
			for (const task of [0, 1, ...rows.map((row) => row.task)])
				expect(recorder.hasRowOf(task, from)).toBe(rows.slice(from).some((row) => row.task === task));
		}),
	);
});

test("tasks as far from the newest as a unit can say, and further", () => {
	const rows = [70_000, 70_000 - 0xfffe, 70_000, 70_000 - 0xffff, 70_000, 70_000 - 0x10000, 70_001, 70_003].map(
		(task): Given => ({ ms: 0, kind: EVENT.done, task, site: 1, reason: WAIT.tick, other: 0 }),
	);
	const { trace, expected } = record(rows);
	expect(rowsOf(trace)).toEqual(expected);
});

test("rows past the limit are not kept, and the time of the first of them is", () => {
	fc.assert(
		fc.property(fc.array(given, { maxLength: 60 }), fc.nat(60), (rows, maxRows) => {
			const { trace, expected } = record(rows, maxRows);
			expect(rowsOf(trace)).toEqual(expected.slice(0, maxRows));
			expect(trace.truncatedAt).toBe(expected[maxRows]?.at ?? null);
		}),
	);
});
