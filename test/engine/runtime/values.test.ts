import { describe, expect, test } from "vitest";
import { inspectValue } from "../../../engine/runtime/values/inspect";

const shown = (value: unknown): string => inspectValue(value, { promise: () => null });

describe("a value as text is bounded", () => {
	test("in the length of a text: ten thousand characters and how many more there are", () => {
		expect(shown("x".repeat(10_000))).toHaveLength(10_002);
		expect(shown("x".repeat(50_000))).toBe(`'${"x".repeat(10_000)}'... 40000 more characters`);
	});

	test("in its whole length, however many objects it holds", () => {
		const wide = (depth: number): unknown => (depth === 0 ? 1 : Array.from({ length: 100 }, () => wide(depth - 1)));
		expect(shown(wide(3)).length).toBeLessThan(200_000);
		expect(shown(wide(3))).toContain("...");
	});

	test("in its items: a hundred, and how many more there are", () => {
		const all = Array.from({ length: 103 }, (_, i) => i);
		expect(shown(all)).toContain("99");
		expect(shown(all)).not.toContain("100,");
		expect(shown(all)).toMatch(/3 more/);
		expect(shown(all.slice(0, 100))).not.toMatch(/more/);
	});

	test("in its depth: what lies three deep is only named", () => {
		expect(shown({ a: { b: { c: 1 } } })).toContain("c: 1");
		expect(shown({ a: { b: { c: { d: 1 } } } })).not.toContain("d: 1");
	});

	test("and a circle in it ends", () => {
		const circle: Record<string, unknown> = {};
		circle.self = circle;
		expect(shown(circle)).toContain("[Circular");
	});
});
