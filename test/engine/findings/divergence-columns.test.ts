import { expect, test } from "vitest";
import { firstDivergence } from "../../../engine/analysis";
import { fromNotation } from "../../../engine/trace/notation";
import type { Trace } from "../../../engine/types";

const TEXT = `0 spawn main#0 by main#0 main.ts:1
0 spawn f#1 by main#0 main.ts:3
0 wait f#1 timer 1 main.ts:4
10 resume f#1 by loop
10 fail f#1 "no" main.ts:5
12 end
`;
const trace = (change: (text: string) => string = (text) => text): Trace => fromNotation(change(TEXT));

/** Each thing that a row says, changed by itself. */
test.each<[what: string, from: string, to: string, row: number, at: number]>([
	["the kind of a row", '10 fail f#1 "no" main.ts:5', "10 done f#1 main.ts:5", 4, 10],
	["the time of a row, later", "10 fail", "11 fail", 4, 10],
	["the task of a row", "10 resume f#1", "10 resume f#2", 3, 10],
	["what a task waits for", "timer 1", "timer 2", 2, 0],
	["the line of a row", "main.ts:4", "main.ts:6", 2, 0],
	["the text of an error", '"no"', '"yes"', 4, 10],
	["the name of a function", "spawn f#1", "spawn g#1", 1, 0],
	["who starts a task", "spawn f#1 by main#0", "spawn f#1 by main#1", 1, 0],
	["a row that is missing at the end", '10 fail f#1 "no" main.ts:5\n', "", 4, 10],
	["only the end", "12 end", "15 end", 5, 12],
])("two runs part where they differ: %s", (_, from, to, row, at) => {
	expect(TEXT).toContain(from);
	const other = trace((text) => text.replace(from, to));
	expect(firstDivergence(trace(), other)).toEqual({ row, at });
	expect(firstDivergence(other, trace())).toEqual({ row, at });
});

test("texts that are the same under other numbers are no difference, nor is the name of what is awaited", () => {
	expect(firstDivergence(trace(), trace())).toBeNull();
	const renumbered = trace();
	const shifted: Trace = { ...renumbered, strings: ["other", ...renumbered.strings], other: renumbered.other.slice() };
	shifted.other[4] = 1;
	expect(firstDivergence(trace(), shifted)).toBeNull();
	const sites = renumbered.sites.map((site) => (site.kind === "await" ? { ...site, name: "sleep(20)" } : site));
	expect(firstDivergence(trace(), { ...renumbered, sites })).toBeNull();
});
