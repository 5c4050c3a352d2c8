import { describe, expect, test } from "vitest";
import { fromNotation } from "../../../engine/trace/notation";
import type { Diagnostic, Trace } from "../../../engine/types";
import { pinsOf } from "../../../web/scope/axis/pins";

const about = (kind: Diagnostic["kind"], line: number, file = "main.ts"): Diagnostic => ({
	kind,
	severity: "hint",
	message: "",
	file,
	line,
	column: 1,
});
/** A trace whose rows stand on these lines, one each millisecond from 1 on; places are told as `file:line`. */
const traceOn = (...places: string[]) =>
	fromNotation(`${places.map((place, i) => `${i + 1} done f#${i} ${place}`).join("\n")}\n${places.length + 1} end`);
/** The same trace with its places numbered from the other end. */
function renumbered(trace: Trace): Trace {
	const last = trace.sites.length - 1;
	return { ...trace, sites: trace.sites.toReversed(), site: trace.site.map((site) => last - site) };
}
const atOf = (places: string[], line: number, file?: string): number | undefined =>
	pinsOf(traceOn(...places), [about("blocked-loop", line, file)])[0]?.at;

describe("a diagnostic is pinned", () => {
	test("to the first thing that happened on its line", () => {
		expect(atOf(["main.ts:2", "main.ts:5", "main.ts:5", "main.ts:7"], 5)).toBe(2);
	});

	test("to the nearest line above when nothing happened on its own, in whatever order lines came or are numbered", () => {
		const orders = [
			["main.ts:2", "main.ts:5", "main.ts:9"],
			["main.ts:5", "main.ts:2", "main.ts:9"],
			["main.ts:9", "main.ts:5", "main.ts:2"],
			["main.ts:2", "main.ts:9", "main.ts:5"],
		];
		for (const places of orders)
			for (const trace of [traceOn(...places), renumbered(traceOn(...places))])
				expect(pinsOf(trace, [about("blocked-loop", 7)])).toMatchObject([{ at: places.indexOf("main.ts:5") + 1 }]);
	});

	test("to the earliest of several places of that line", () => {
		const { sites, ...rest } = traceOn("main.ts:5", "main.ts:6");
		const sameLine = { ...rest, sites: sites.map((site) => ({ ...site, line: site.line === 6 ? 5 : site.line })) };
		expect(pinsOf(sameLine, [about("blocked-loop", 5)])).toMatchObject([{ at: 1 }]);
		const turned = { ...sameLine, site: sameLine.site.slice().reverse() };
		expect(pinsOf(turned, [about("blocked-loop", 5)])).toMatchObject([{ at: 1 }]);
	});

	test("in its own file", () => {
		expect(atOf(["other.ts:5", "main.ts:3"], 5)).toBe(2);
		expect(atOf(["other.ts:5", "main.ts:3"], 5, "other.ts")).toBe(1);
	});

	test("nowhere when nothing happened on or above its line, or when it has none", () => {
		expect(pinsOf(traceOn("main.ts:5"), [about("blocked-loop", 4)])).toEqual([]);
		expect(pinsOf(traceOn("main.ts:5"), [about("blocked-loop", 0)])).toEqual([]);
		expect(pinsOf(traceOn(), [about("blocked-loop", 4)])).toEqual([]);
		expect(pinsOf(traceOn("main.ts:1"), [])).toEqual([]);
	});

	test("to when it happened, where that is known", () => {
		expect(pinsOf(traceOn("main.ts:5", "main.ts:7"), [{ ...about("uncaught-error", 7), at: 1.5 }])).toMatchObject([{ at: 1.5 }]);
		expect(pinsOf(traceOn("main.ts:5"), [{ ...about("uncaught-error", 5), at: 0 }])).toMatchObject([{ at: 0 }]);
	});
});

test("at most twenty diagnostics have a pin, the first of those that have a line", () => {
	const all = Array.from({ length: 30 }, (_, i) => about("blocked-loop", i % 3 === 0 ? 0 : 5));
	const pins = pinsOf(traceOn("main.ts:5"), all);
	expect(pins.map(({ diagnostic }) => diagnostic)).toEqual(all.filter(({ line }) => line > 0));
	expect(pins).toHaveLength(20);
	expect(pinsOf(traceOn("main.ts:5"), [...all, ...all])).toHaveLength(20);
});
