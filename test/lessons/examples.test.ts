import { describe, expect, test } from "vitest";
import { compile, run } from "../../engine";
import { loadAbsent, packagesNamed } from "../../engine/packages";
import { loadPackage } from "../../engine/packages/build";
import { EXAMPLE_PROGRAMS } from "../../lessons/examples";
import { inEditor } from "../web/support/type-check";

/** What each example prints, by its title. */
const PRINTED: Record<string, string[]> = {
	"Which line is printed first?": [
		"1 now",
		"5 until the first await",
		"7 end of main",
		"3 promise",
		"4 microtask",
		"6 after it",
		"2 timer",
	],
	"forEach does not wait": [
		"forEach is done, and nothing is saved",
		"saved a",
		"saved b",
		"saved c",
		"saved d",
		"the loop is done, and everything is",
	],
	"One after the other, or all at once": ["one by one: 900 ms", "at once: 300 ms"],
	"The loser of a race goes on": ["near answers", "taken: near", "far answers"],
	"An async generator waits for whoever takes": ["loaded 1", "read 1", "loaded 2", "read 2", "loaded 3", "read 3"],
	"Listeners run inside of emit": ["pack 1", "emit is over", "thank 1", "waited for 1"],
	"At most two at once": ["[ 1, 2, 3, 4 ] 600 ms"],
	"A producer and two consumers": ["one has done a", "two has done b", "one has done c", "two has done d"],
	"A full queue holds the producer back": ["put 1 at 0", "put 2 at 0", "put 3 at 0", "put 4 at 100", "put 5 at 200"],
	"A pool of two connections": [
		"users has a connection",
		"orders has a connection",
		"items has a connection",
		"all answered after 300 ms",
	],
	"A cache that everybody misses at once": ["values cached: 3 loads", "promises cached: 1 load"],
	"Debounce: only the last call counts": ["search task 440"],
	"Two locks in two orders: a deadlock": ["Ada has one fork", "Bob has one fork"],
	"A lost update: read, wait, write": ["balance 130 of 180"],
	"Try again up to three times": ["call 1 failed", "call 2 failed", "an answer"],
	"Wait longer after each failure": [
		"attempt 1 failed: wait at most 200 ms",
		"attempt 2 failed: wait at most 400 ms",
		"attempt 3 failed: wait at most 800 ms",
		"sent with attempt 4",
	],
	"Give up after half a second": ["TimeoutError", "report ends at 500"],
	"One signal ends everything": ["fast 1", "slow 1", "fast 2", "aborted: enough", "ended with enough"],
	"The first failure cancels the others": [
		"a is done",
		"a ends by itself",
		"b ends by itself",
		"c ends after the abort",
		"Error: b is broken at 100",
	],
};
const programs = EXAMPLE_PROGRAMS.flatMap((one) => one.programs);

test("every topic has examples, and each example a title of its own that fits into a menu", () => {
	expect(EXAMPLE_PROGRAMS.every((topic) => topic.programs.length > 4)).toBe(true);
	expect(programs.map(({ title }) => title).sort()).toEqual(Object.keys(PRINTED).sort());
	for (const { title } of programs) expect(title.length).toBeLessThan(46);
});

describe.each(programs.map((program) => [program.title, program] as const))("%s", (title, { source }) => {
	test("prints what it should", async () => {
		const packages = await Promise.all(packagesNamed([source]).map(loadPackage));
		const { program, diagnostics } = compile(source, { packages, absent: await loadAbsent() });
		if (program === null) throw new Error(diagnostics.map(({ line, message }) => `${line} ${message}`).join("\n"));
		const { console: lines, outcome } = await run(program).result;
		expect(lines.map(({ text }) => text)).toEqual(PRINTED[title]);
		expect(outcome.kind).toBe(title.includes("deadlock") ? "deadlocked" : "completed");
	});
	test("is marked nowhere in the editor", () => expect(inEditor(source)).toEqual([]));
	test("fits into the editor", () => {
		const lines = source.trimEnd().split("\n");
		expect(lines.length).toBeLessThanOrEqual(32);
		for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
	});
});
