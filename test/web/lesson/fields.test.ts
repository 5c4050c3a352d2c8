import fc from "fast-check";
import { expect, test } from "vitest";
import { alignLines } from "../../../web/pages/lesson/align-lines";
import { snapOf } from "../../../web/pages/lesson/questions/draw-field";
import { moved } from "../../../web/pages/lesson/questions/order-field";

test("an item moves to another place, and the others keep their order", () => {
	expect(moved([0, 1, 2, 3], 0, 2)).toEqual([1, 2, 0, 3]);
	expect(moved([0, 1, 2, 3], 3, 0)).toEqual([3, 0, 1, 2]);
	fc.assert(
		fc.property(fc.uniqueArray(fc.nat(), { minLength: 1 }), fc.nat(), fc.nat(), (list, a, b) => {
			const [from, to] = [a % list.length, b % list.length];
			const after = moved(list, from, to);
			expect(after[to]).toBe(list[from]);
			expect(after.filter((_, i) => i !== to)).toEqual(list.filter((_, i) => i !== from));
		}),
	);
});

test("bars snap to a round step, of which at most sixty fit", () => {
	expect([60, 61, 100, 1000, 2000, 90_000].map(snapOf)).toEqual([1, 2, 2, 20, 50, 2000]);
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 1e9 }), (until) => {
			const parts = until / snapOf(until);
			expect(parts).toBeLessThanOrEqual(60);
			expect(parts).toBeGreaterThan(20);
		}),
	);
});

test("two texts are aligned: every line of both stands there once, in order, and equal lines beside each other", () => {
	expect(alignLines("a\nb\nc", "a\nx\ny\nc\n").map(({ left, right }) => [left?.text, right?.text])).toEqual([
		["a", "a"],
		["b", "x"],
		[undefined, "y"],
		["c", "c"],
	]);
	const text = fc.array(fc.constantFrom("a", "b", "", "  c"), { minLength: 1, maxLength: 12 }).map((lines) => lines.join("\n"));
	fc.assert(
		fc.property(text, text, (left, right) => {
			const rows = alignLines(left, right);
			const side = (pick: "left" | "right"): string[] => rows.flatMap((row) => row[pick]?.text ?? []);
			const lines = (one: string): string[] => one.replace(/\n$/, "").split("\n");
			expect(side("left")).toEqual(lines(left));
			expect(side("right")).toEqual(lines(right));
			for (const { left: a, right: b, isSame } of rows) if (isSame) expect(a?.text).toBe(b?.text);
			for (const pick of ["left", "right"] as const)
				expect(rows.flatMap((row) => row[pick]?.line ?? [])).toEqual(lines(pick === "left" ? left : right).map((_, i) => i + 1));
		}),
	);
});
