import { describe, expect, test } from "vitest";
import { chromeTrace, ENDING, seriesCsv, spans, tasksCsv } from "../../../engine/analysis";
import { chromeEvents } from "../../../engine/analysis/export/export-chrome";
import { spanName } from "../../../engine/analysis/export/export-words";
import type { Trace } from "../../../engine/types";
import { randomRows } from "../support/random-rows";
import { runSource } from "../support/run-source";

/** A reader of RFC 4180: records of fields, quoted or not. @throws where a quote or the end of a line is not as it should be */
function readCsv(text: string): string[][] {
	const records: string[][] = [];
	let at = 0;
	while (at < text.length) {
		const record: string[] = [];
		for (;;) {
			let field = "";
			if (text[at] === '"') {
				for (at++; ; at++) {
					if (text[at] === undefined) throw new Error("A quoted field has no end.");
					if (text[at] === '"') {
						if (text[at + 1] !== '"') break;
						at++;
					}
					field += text[at];
				}
				at++;
			} else while (at < text.length && !/[",\r\n]/.test(text[at] as string)) field += text[at++];
			record.push(field);
			if (text[at] !== ",") break;
			at++;
		}
		if (text.slice(at, at + 2) !== "\r\n") throw new Error(`A record ends with ${JSON.stringify(text.slice(at, at + 2))}.`);
		at += 2;
		records.push(record);
	}
	return records;
}

const PROGRAM = `import { sleep, spawn, gather } from "interleave";
async function work(n: number) { await sleep(n); if (n === 2) throw new Error('no "2", or so'); }
await gather([1, 2, 3].map((n) => () => work(n)), { settle: true });
await spawn(() => sleep(5), { name: 'a name, with "quotes"\\nand lines' });
void (async function stays() { await new Promise(() => {}); })();`;

describe("the table of tasks", () => {
	test("has a line for each, with what it is called, where it is from, when and how it ended", async () => {
		const { trace } = await runSource(PROGRAM);
		const [head, ...lines] = readCsv(tasksCsv(trace).join(""));
		expect(head).toEqual(["task", "name", "file", "line", "parent", "start_ms", "end_ms", "ending"]);
		expect(lines.map(([task, name, file, line, parent, start, end]) => [task, name, file, line, parent, start, end])).toEqual([
			["0", "main", "main.ts", "1", "", "0", "8"],
			["1", "work 1", "main.ts", "2", "0", "0", "1"],
			["2", "work 2", "main.ts", "2", "0", "0", "2"],
			["3", "work 3", "main.ts", "2", "0", "0", "3"],
			["4", 'a name, with "quotes"\nand lines', "main.ts", "4", "0", "3", "8"],
			["5", "stays 1", "main.ts", "5", "0", "8", "8"],
		]);
		const endings = lines.map((line) => line[7]);
		expect(endings[1]).toBe("done");
		expect(endings[2]).toContain('no "2", or so');
		expect(new Set([endings[1], endings[2], endings[5]]).size).toBe(3);
	});
});

test("the table of counts has a line for each instant at which one changes", async () => {
	const { trace } = await runSource(PROGRAM);
	const { series } = trace;
	const [head, ...lines] = readCsv(seriesCsv(trace).join(""));
	expect(head).toEqual(["time_ms", "live", "in_flight", "bytes"]);
	expect(lines.map((line) => line.map(Number))).toEqual(
		Array.from({ length: series.length }, (_, i) => [series.time[i], series.live[i], series.inFlight[i], series.bytes[i]]),
	);
});

describe("what is too long for one text comes in pieces", () => {
	/** Several pieces, and a last one that is full or is not. */
	const trace = randomRows(30_000, 3, 200);
	const PIECE = 4096;

	test("for Chrome: together they are the events, and none is long", () => {
		const pieces = chromeTrace(trace);
		const events = [...chromeEvents(trace)];
		expect(events.length).toBeGreaterThan(3 * PIECE);
		const read = JSON.parse(pieces.join("")) as { traceEvents: unknown[] };
		expect(JSON.stringify(read)).toBe(JSON.stringify({ displayTimeUnit: "ms", traceEvents: events }));
		for (const piece of pieces) expect(piece.split("\n").length).toBeLessThanOrEqual(PIECE + 2);
		expect(pieces.length).toBeLessThan(events.length / PIECE + 4);
	});

	test("as a table of tasks: together they are its lines, and none is long", () => {
		const all = spans(trace);
		expect(all.length).toBeGreaterThan(1000);
		const pieces = tasksCsv(trace);
		const [, ...lines] = readCsv(pieces.join(""));
		expect(lines).toHaveLength(all.length);
		const told = lines.map(([task, name, , , , start, end, ending]) => [task, name, start, end, ending === "done"].join());
		const slow = lines.map((_, i) =>
			[all.task[i], spanName(trace, all, i), all.start[i], all.end[i], all.ending[i] === ENDING.done].join(),
		);
		expect(told).toEqual(slow);
		for (const piece of pieces) expect(piece.split("\r\n").length).toBeLessThanOrEqual(PIECE + 1);
	});

	test("also at the very end of a piece", () => {
		const length = 3 * PIECE;
		for (const count of [length - 2, length - 1, length, length + 1]) {
			const time = Float64Array.from({ length: count }, (_, i) => i);
			const column = Uint32Array.from(time);
			const trace = { series: { length: count, time, live: column, inFlight: column, bytes: time } } as unknown as Trace;
			const pieces = seriesCsv(trace);
			const lines = readCsv(pieces.join(""));
			expect(lines).toHaveLength(count + 1);
			expect(lines.at(-1)).toEqual(Array.from({ length: 4 }, () => String(count - 1)));
			expect(pieces).toHaveLength(Math.ceil((count + 1) / PIECE));
		}
	});
});
