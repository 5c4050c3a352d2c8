import fc from "fast-check";
import { expect, test } from "vitest";
import type { Site, Trace } from "../../../engine";
import { spans, stateAt } from "../../../engine/analysis";
import { fromNotation, toNotation } from "../../../engine/trace/notation";
import { Recorder } from "../../../engine/trace/recorder";
import { EVENT, type EventCode, packWait, WAIT, type WaitCode, waitId, waitReason } from "../../../engine/types";
import { runSource } from "../support/run-source";

const fixture = `
resource "pool of 3"
0 spawn main#0 by main#0 main.ts:1
0 spawn fetchPage#3 by main#0 main.ts:4
0 wait fetchPage#3 timer 1 main.ts:5
100 resume fetchPage#3 by loop
100 wait fetchPage#3 request main.ts:6
120 wake fetchPage#3 by "new Queue"#7
120 resume fetchPage#3 by "new Queue"#7
120 fail fetchPage#3 "Error: \\"no\\" – page\\n2" main.ts:6
125 end
`.trimStart();

test("a text becomes the trace it tells of, and that trace becomes the text", () => {
	const trace = fromNotation(fixture);
	expect(trace.length).toBe(8);
	expect(trace.resources).toEqual(["pool of 3"]);
	expect(trace.strings).toEqual(['Error: "no" – page\n2']);
	expect([...spans(trace).start]).toEqual([0, 0]);
	expect(stateAt(trace, 110).find(({ task }) => task === 3)).toEqual({
		task: 3,
		name: "fetchPage 1",
		state: "waiting",
		site: expect.any(Number) as number,
		line: 6,
		on: "request",
		wait: expect.any(Number) as number,
	});
	// A name is only known once its task has started: nobody started 7, so it has none.
	expect(toNotation(trace)).toBe(fixture.replaceAll('"new Queue"#7', "#7"));
});

test("the trace of a run survives", async () => {
	const { trace } = await runSource(`
		import { sleep, gather, Semaphore, busy, spawn, hold, Queue } from "interleave";
		const s = new Semaphore(2), q = new Queue<number>({ capacity: 1 });
		async function work(n: number) { using p = await s.acquire(); using h = hold(100); await sleep(n / 3); busy(1); if (n === 2) throw new Error("no 2"); await q.put(n); console.log(n); }
		spawn(async () => { for (;;) await q.get(); }, { name: "eats" });
		const t = setTimeout(() => {}, 50); clearTimeout(t);
		await gather([0, 1, 2, 3].map((n) => () => work(n)), { settle: true });`);
	expect(trace.length).toBeGreaterThan(40);
	expectSameRows(fromNotation(toNotation(trace)), trace);
});

const word = fc.oneof(
	fc.constantFrom("work", "(anonymous)", "new Queue", "", 'say "hi"', "a#1", "x:2", "back\\slash", "line\nbreak"),
	fc.string(),
);
const siteArbitrary: fc.Arbitrary<Site> = fc.record({
	kind: fc.constantFrom("function", "await", "call"),
	file: fc.oneof(fc.constantFrom("main.ts", "lib/my file.ts"), fc.string({ minLength: 1 })),
	line: fc.nat(999),
	column: fc.nat(99),
	name: word,
	owner: fc.constant(0),
});
const id = fc.oneof(fc.nat(9), fc.nat(0xfffffff));
const otherOf = (kind: EventCode): fc.Arbitrary<number | string> => {
	if (kind === EVENT.wait)
		return fc.tuple(fc.constantFrom(...(Object.values(WAIT) as WaitCode[])), id).map(([reason, what]) => packWait(reason, what));
	if (kind === EVENT.fail || kind === EVENT.name) return word;
	const isEmpty = ([EVENT.done, EVENT.cancel, EVENT.busyStart, EVENT.busyEnd] as EventCode[]).includes(kind);
	return isEmpty ? fc.constant(0) : id;
};
const rowArbitrary = fc.constantFrom(...(Object.values(EVENT) as EventCode[])).chain((kind) =>
	fc.record({
		kind: fc.constant(kind),
		gap: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e9, noNaN: true })),
		task: id,
		site: fc.nat(5),
		other: otherOf(kind),
	}),
);

test("whatever the rows say, they say it again after being written and read", () => {
	fc.assert(
		fc.property(
			fc.array(rowArbitrary, { maxLength: 40 }),
			fc.array(siteArbitrary, { minLength: 5, maxLength: 5 }),
			fc.array(word, { maxLength: 3 }),
			fc.boolean(),
			(rows, sites, resources, isTruncated) => {
				const recorder = new Recorder(100);
				for (const name of resources) recorder.resource(name);
				for (const { kind, gap, task, site, other } of rows) {
					recorder.now += gap;
					const said = typeof other === "string" ? recorder.intern(other) : other;
					if (kind === EVENT.wait) recorder.wait(task, site, waitReason(said), waitId(said));
					else recorder.push(kind, task, site, said);
				}
				if (isTruncated) recorder.truncatedAt = recorder.now;
				const nowhere: Site = { kind: "call", file: "", line: 0, column: 0, name: "", owner: 0 };
				const trace = recorder.finish([nowhere, ...sites], recorder.now + 1);
				const text = toNotation(trace);
				const again = fromNotation(text);
				expectSameRows(again, trace);
				expect(toNotation(again)).toBe(text);
			},
		),
		{ numRuns: 500 },
	);
});

/** Everything the notation keeps. Sites and strings may have other numbers, but stand for the same. */
function expectSameRows(actual: Trace, expected: Trace): void {
	const told = (trace: Trace) => ({
		rows: Array.from({ length: trace.length }, (_, row) => {
			const kind = trace.kind[row] as EventCode;
			const other = trace.other[row] as number;
			const site = trace.sites[trace.site[row] as number] as Site;
			return {
				kind,
				time: trace.time[row],
				task: trace.task[row],
				other: kind === EVENT.fail || kind === EVENT.name ? trace.strings[other] : other,
				at: trace.site[row] === 0 ? null : [site.file, site.line],
				name: kind === EVENT.spawn && trace.site[row] !== 0 ? site.name : null,
			};
		}),
		resources: trace.resources,
		end: trace.end,
		truncatedAt: trace.truncatedAt,
	});
	expect(told(actual)).toEqual(told(expected));
}

test.each([
	["x spawn main#0 by #0", "Line 1: expected a time in ms, got `x`."],
	["0 jump main#0", "Line 1: expected one of spawn, wait"],
	["\n0 done main", "Line 2: expected a task, like fetchPage#3, got `main`."],
	["0 wait a#1 nothing", "Line 1: expected one of timer, request"],
	["0 wake a#1", "Line 1: expected `by`, got the end of the line."],
	["0 done a#1 main.ts", "Line 1: expected a place, like main.ts:6, got `main.ts`."],
	["0 done a#1 main.ts:6 more", "Line 1: expected nothing more, got `more`."],
])("%j is refused with its line", (text, message) => {
	expect(() => fromNotation(text)).toThrow(message);
});
