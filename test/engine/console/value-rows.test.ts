import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { valueRows } from "../../../engine/runtime/values/value-rows";
import { SIZES } from "../../../engine/sandbox/gate/messages";
import { runSource } from "../support/run-source";

const options = { promise: () => null };
const rows = (value: unknown, most = 400): string[] =>
	valueRows(value, options, most).map(({ depth, label, text }) => `${" ".repeat(depth)}${label}: ${text}`);

describe("the tree of a value", () => {
	test("has a row for each property, item and entry, below what holds it", () => {
		expect(
			rows({
				a: { b: [1, "x"] },
				m: new Map([["k", { v: 2 }]]),
				get g() {
					return 1;
				},
			}),
		).toEqual([
			": { a: [Object], m: [Map], g: [Getter] }",
			" a: { b: [Array] }",
			"  b: [ 1, 'x' ]",
			"   0: 1",
			"   1: 'x'",
			" m: Map(1) { 'k' => [Object] }",
			"  'k': { v: 2 }",
			"   v: 2",
			" : g: [Getter]",
		]);
	});

	test("ends at circles, at its depth and at its size", () => {
		const circle: Record<string, unknown> = { a: 1 };
		circle.self = circle;
		expect(rows(circle)).toEqual([": <ref *1> { a: 1, self: [Circular *1] }", " a: 1", " self: [Circular]"]);
		expect(rows([[[[[[[[[[1]]]]]]]]]]).at(-1)).toMatch(/^ {6}0: \[ \[Array\] \]$/);
		expect(
			rows(
				Array.from({ length: 50 }, (_, i) => ({ i })),
				20,
			),
		).toHaveLength(20);
	});

	test("fits through the sandbox's gate, whatever the value", () => {
		fc.assert(
			fc.property(
				fc.object({ maxDepth: 8, withMap: true, withSet: true, withBigInt: true, withNullPrototype: true }),
				(value) => {
					const found = valueRows(value, options, SIZES.valueRows);
					expect(found.length).toBeLessThanOrEqual(SIZES.valueRows);
					for (const { depth, label, text } of found) {
						expect(depth).toBeLessThanOrEqual(SIZES.valueDepth);
						expect(Math.max(label.length, text.length)).toBeLessThanOrEqual(SIZES.valueText);
						expect(text).not.toContain("\n");
					}
				},
			),
			{ numRuns: 200 },
		);
	});
});

describe("a line has trees", () => {
	const valuesOf = async (source: string) => (await runSource(source)).console.map(({ values }) => values?.length ?? 0);

	test("only if its text is longer than a line and holds an object", async () => {
		expect(
			await valuesOf(
				"console.log({ a: 1 }); console.log('x'.repeat(200), 'two\\nlines'); console.log({ text: 'y'.repeat(80), b: 1 }); console.log('%s', 'z'.repeat(80), [1, 2]); console.log(new Error('e'), { a: 1 });",
			),
		).toEqual([0, 0, 3, 3, 0]);
	});

	test("for dir, even if it is short, and for groups", async () => {
		expect(
			await valuesOf(
				"console.dir({ a: 1, b: 2 }); console.dir({ a: 1 }); console.dir(5); console.group(Array.from({ length: 7 }, (_, i) => i)); console.table([1]);",
			),
		).toEqual([3, 0, 0, 8, 0]);
	});

	test("until the run has twenty thousand rows", async () => {
		const counts = await valuesOf(
			"const long = Array.from({ length: 99 }, (_, i) => i); for (let i = 0; i < 300; i++) console.log(long);",
		);
		expect(counts[0]).toBe(100);
		expect(counts.reduce((a, b) => a + b)).toBeLessThanOrEqual(20_000);
		expect(counts.at(-1)).toBe(0);
	});
});
