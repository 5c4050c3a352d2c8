import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexLanes, type Lanes, type Spans } from "../../../engine/analysis";
import { pinchWindow, timeToPx } from "../../../web/scope/axis/plot";
import { KEYS, keyLabel } from "../../../web/scope/keys/keys";
import { neighbour } from "../../../web/scope/timeline/navigate";

/** Spans on lanes, none over another. */
const placed = fc
	.array(fc.record({ lane: fc.nat(4), gap: fc.nat(9), length: fc.integer({ min: 1, max: 20 }) }), { minLength: 1, maxLength: 40 })
	.map((steps) => {
		const ends = [0, 0, 0, 0, 0];
		const list = steps.map(({ lane, gap, length }) => {
			const start = (ends[lane] as number) + gap;
			ends[lane] = start + length;
			return { lane, start, end: start + length };
		});
		list.sort((a, b) => a.start - b.start || a.lane - b.lane);
		const length = list.length;
		const spans = {
			length,
			start: Float64Array.from(list, ({ start }) => start),
			end: Float64Array.from(list, ({ end }) => end),
		} as unknown as Spans;
		const lanes: Lanes = { groups: [], lane: Uint32Array.from(list, ({ lane }) => lane), laneCount: 5 };
		return { spans, list, places: { lanes, byLane: indexLanes(spans, lanes) } };
	});

describe("from task to task by keyboard", () => {
	test("next and previous lead through every task of a lane, in the order of time", () => {
		fc.assert(
			fc.property(placed, ({ spans, list, places }) => {
				for (let lane = 0; lane < 5; lane++) {
					const own = list
						.flatMap((one, i) => (one.lane === lane ? [i] : []))
						.sort((a, b) => (list[a]?.start ?? 0) - (list[b]?.start ?? 0));
					own.forEach((span, i) => {
						expect(neighbour(spans, places, span, "next")).toBe(own[i + 1] ?? span);
						expect(neighbour(spans, places, span, "previous")).toBe(own[i - 1] ?? span);
						expect(neighbour(spans, places, span, "first")).toBe(own[0]);
						expect(neighbour(spans, places, span, "last")).toBe(own.at(-1));
					});
				}
			}),
		);
	});

	test("up and down lead to the nearest lane that has tasks, and there to the one nearest in time", () => {
		fc.assert(
			fc.property(placed, ({ spans, list, places }) => {
				list.forEach(({ lane, start, end }, span) => {
					for (const [direction, step] of [
						["up", -1],
						["down", 1],
					] as const) {
						const found = list[neighbour(spans, places, span, direction)];
						let other = lane + step;
						while (other >= 0 && other < 5 && !list.some((one) => one.lane === other)) other += step;
						const there = list.filter((one) => one.lane === other);
						if (there.length === 0) {
							expect(found).toBe(list[span]);
							continue;
						}
						const away = (one: { start: number; end: number }): number =>
							Math.max(0, one.start - (start + end) / 2, (start + end) / 2 - one.end);
						expect(found?.lane).toBe(other);
						expect(away(found as (typeof there)[0])).toBe(Math.min(...there.map(away)));
					}
				});
			}),
		);
	});
});

describe("the table of keys", () => {
	test("no key does two things in one place", () => {
		for (const where of ["timeline", "scope"] as const) {
			const keys = KEYS.filter((one) => where === "timeline" || one.where === "scope").flatMap((one) => one.keys);
			expect(keys).toEqual([...new Set(keys)]);
		}
	});

	test("every key is written as the handler reads it", () => {
		for (const key of KEYS.flatMap((one) => one.keys)) {
			const parts = key === "+" ? ["+"] : key.split("+");
			const name = parts.at(-1) as string;
			const event = {
				key: parts.includes("Shift") && name.length === 1 ? name.toUpperCase() : name,
				ctrlKey: parts.includes("Ctrl"),
				metaKey: false,
				altKey: parts.includes("Alt"),
				shiftKey: parts.includes("Shift"),
			};
			expect(keyLabel(event)).toBe(key);
		}
	});
});

test("two fingers keep what stood under them, as long as the run reaches there", () => {
	const finger = fc.integer({ min: 300, max: 700 });
	fc.assert(
		fc.property(finger, fc.integer({ min: 30, max: 200 }), finger, fc.integer({ min: 30, max: 200 }), (x, gap, y, other) => {
			const box = { window: { from: 4000, to: 6000 }, width: 1000 };
			const next = pinchWindow(box, [x, x + gap], [y, y + other], 1_000_000);
			const at = (px: number): number => 4000 + ((px - timeToPx(box, 4000)) / (timeToPx(box, 6000) - timeToPx(box, 4000))) * 2000;
			if (next.from === 0) return;
			expect(timeToPx({ ...box, window: next }, at(x))).toBeCloseTo(y, 4);
			expect(timeToPx({ ...box, window: next }, at(x + gap))).toBeCloseTo(y + other, 4);
		}),
	);
});
