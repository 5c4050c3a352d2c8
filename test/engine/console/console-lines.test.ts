import fc from "fast-check";
import { expect, test } from "vitest";
import { ConsoleLines } from "../../../engine/runtime/globals/console-lines";
import type { ConsoleLine } from "../../../engine/types";
import { runSource } from "../support/run-source";

const line = (index: number, isError: boolean): ConsoleLine => ({
	at: index,
	level: isError ? "error" : "log",
	text: `${index}`,
	line: 0,
	task: 0,
	index,
});

test("the first lines, then the first errors, then the last of the others are kept, each once and in order", () => {
	fc.assert(
		fc.property(fc.nat({ max: 40 }), fc.array(fc.boolean(), { maxLength: 200 }), (limit, kinds) => {
			const lines = new ConsoleLines(limit);
			const sure = kinds.filter((isError, i) => lines.add(line(i, isError))).length;
			// The slow twin: what is kept, chosen from all lines.
			const more = Math.ceil(limit / 10);
			const all = kinds.map((isError, i) => line(i, isError));
			const later = all.slice(limit);
			const errors = later.filter(({ level }) => level === "error").slice(0, more);
			const rest = later.filter((one) => !errors.includes(one));
			const last = more === 0 ? [] : rest.slice(-more);
			const kept = all.filter((one) => one.index < limit || errors.includes(one) || last.includes(one));
			expect(lines.all()).toEqual(kept);
			expect(lines.last()).toEqual(last);
			expect(sure).toBe(kept.length - last.length);
			expect(lines.dropped).toBe(all.length - kept.length);
		}),
		{ numRuns: 500 },
	);
});

test("a run that prints without end keeps its beginning, its errors and its end, and passes each line on once", async () => {
	const streamed: number[] = [];
	const { console: lines, consoleDropped } = await runSource(
		"for (let i = 0; i < 12_000; i++) i === 11_000 ? console.error('here') : console.log(i);",
		{ onConsole: ({ index }) => streamed.push(index) },
	);
	expect(lines).toHaveLength(11_001);
	expect(consoleDropped).toBe(999);
	// 10,000 first ones, the error, and the last thousand, which follow it but for the one before.
	const last = Array.from({ length: 1_001 }, (_, i) => 10_999 + i);
	expect(lines.map(({ index }) => index)).toEqual([...Array.from({ length: 10_000 }, (_, i) => i), ...last]);
	expect(lines.filter(({ level }) => level === "error").map(({ index, text }) => [index, text])).toEqual([[11_000, "here"]]);
	expect(lines.at(-1)?.text).toBe("11999");
	expect(streamed.toSorted((a, b) => a - b)).toEqual(lines.map(({ index }) => index));
});
