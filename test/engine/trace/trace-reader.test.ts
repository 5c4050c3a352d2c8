import fc from "fast-check";
import { expect, test } from "vitest";
import { lanes, type Reading, readTrace, segments, spanNames, spans, TraceReader } from "../../../engine/analysis";
import { givenNames } from "../../../engine/trace/task-names";
import type { Trace } from "../../../engine/types";
import { programArbitrary } from "../support/generate-program";
import { runSource } from "../support/run-source";

/** What a reading has to say, by ways of its own. */
function expected(trace: Trace): Reading {
	const all = spans(trace);
	return { spans: all, segments: segments(trace, all), lanes: lanes(trace, all), names: spanNames(givenNames(trace), all) };
}

/** Reads the rows in stretches of these lengths, over and over. */
function readInParts(trace: Trace, lengths: readonly number[], tasks?: number): Reading {
	const reader = new TraceReader(trace.sites, tasks);
	for (let from = 0, i = 0; from < trace.length; i++) {
		const to = Math.min(trace.length, from + (lengths[i % lengths.length] as number));
		const part = <T extends { slice(from: number, to: number): T }>(column: T): T => column.slice(from, to);
		const { kind, time, task, site, other } = trace;
		reader.read({
			kind: part(kind),
			time: part(time),
			task: part(task),
			site: part(site),
			other: part(other),
			length: to - from,
		});
		from = to;
	}
	return reader.finish(trace.end, trace.strings);
}

function expectSame(trace: Trace): void {
	expect(readTrace(trace)).toEqual(expected(trace));
}

test("one pass over the rows says what two say, whatever a program does", async () => {
	await fc.assert(
		fc.asyncProperty(programArbitrary(), async (source) => expectSame((await runSource(source)).trace)),
		{ numRuns: 60 },
	);
});

test("rows that arrive in parts say the same, wherever they are cut and whatever room there is at first", async () => {
	const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
	await fc.assert(
		fc.asyncProperty(programArbitrary(), lengths, fc.integer({ min: 1, max: 8 }), async (source, cuts, room) => {
			const { trace } = await runSource(source);
			expect(readInParts(trace, cuts, room)).toEqual(expected(trace));
		}),
		{ numRuns: 60 },
	);
});

test("tasks that follow one another at one instant share a lane, also where the rows are cut between them", async () => {
	const { trace } = await runSource(
		`import { limitedAsCompleted, sleep, spawn } from "interleave";
const work = async (n: number) => { if (n % 5 > 0) await sleep(n % 4); };
for await (const _ of limitedAsCompleted(Array.from({ length: 60 }, (_, n) => () => spawn(() => work(n), { name: "w" + (n % 2) }).done), 3)) void _;
`,
	);
	for (const size of [1, 2, 3, 7]) expect(readInParts(trace, [size])).toEqual(expected(trace));
	expect(expected(trace).names.size).toBeGreaterThan(10);
});

test("a task with more segments than there is room for at first, and tasks that never settle", async () => {
	const { trace } = await runSource(
		`import { sleep } from "interleave";
async function tick(n: number) { for (let i = 0; i < 200; i++) await sleep(n); }
async function never() { await new Promise(() => {}); }
never();
await Promise.all([tick(1), tick(3)]);
`,
	);
	expectSame(trace);
	expect(segments(trace, spans(trace)).length).toBeGreaterThan(2 * 4 + 16);
});

test("a trace without rows", async () => {
	const { trace } = await runSource("console.log(1);");
	expectSame({ ...trace, length: 0, kind: trace.kind.slice(0, 0) });
});
