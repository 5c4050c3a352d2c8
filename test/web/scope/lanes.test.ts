import fc from "fast-check";
import { expect, test } from "vitest";
import { firstEndingAfter, segmentsByLane } from "../../../engine/analysis";
import { layOutLanes } from "../../../web/scope/timeline/draw/lane-layout";

const groups = fc.array(fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 0, max: 50_000 })), {
	minLength: 1,
	maxLength: 12,
});

function lanesOf(sizes: [number, number][]) {
	let firstLane = 0;
	const list = sizes.map(([laneCount, more], i) => {
		const group = { name: `f${i}`, site: i + 1, firstLane, laneCount, tasks: laneCount + more };
		firstLane += laneCount;
		return group;
	});
	return { groups: list, lane: new Uint32Array(), laneCount: firstLane };
}

test("groups never overlap, and a name with its count has room", () => {
	fc.assert(
		fc.property(groups, fc.integer({ min: 40, max: 800 }), (sizes, room) => {
			const layout = layOutLanes(lanesOf(sizes), room);
			layout.groups.forEach((group, i) => {
				expect(group.height).toBeGreaterThanOrEqual(group.tasks > 1 ? 30 : 15);
				const next = layout.groups[i + 1];
				if (next) expect(next.top).toBeGreaterThanOrEqual(group.top + group.height);
			});
		}),
	);
});

test("lanes stay inside their group", () => {
	fc.assert(
		fc.property(groups, fc.integer({ min: 40, max: 800 }), (sizes, room) => {
			for (const group of layOutLanes(lanesOf(sizes), room).groups)
				expect(group.laneCount * group.laneHeight).toBeLessThanOrEqual(group.height + 1e-6);
		}),
	);
});

test("a thousand lanes shrink into the room there is", () => {
	expect(
		layOutLanes(
			lanesOf([
				[1, 0],
				[1000, 9000],
			]),
			220,
		).height,
	).toBeLessThanOrEqual(224);
});

test("the search by halving finds what a look at every entry finds", () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 100 })), fc.integer({ min: -1, max: 101 }), (numbers, at) => {
			const end = Float64Array.from(numbers.toSorted((a, b) => a - b));
			const members = Uint32Array.from(end, (_, i) => i);
			const slow = end.findIndex((value) => value > at);
			expect(firstEndingAfter(members, 0, members.length, end, at)).toBe(slow < 0 ? members.length : slow);
		}),
	);
});

test("segments by lane are all the segments, each in its span's lane, in order of time", () => {
	const lane = Uint32Array.of(0, 1, 0, 1);
	const segments = {
		length: 5,
		span: Uint32Array.of(0, 1, 2, 0, 3),
		start: Float64Array.of(0, 0, 5, 2, 4),
		end: Float64Array.of(2, 4, 6, 5, 9),
		state: Uint8Array.of(1, 3, 3, 4, 2),
		site: new Uint16Array(5),
		wait: new Uint32Array(5),
	};
	// By end, as the analysis gives them.
	const order = [0, 1, 3, 2, 4];
	const pick = <T extends { [i: number]: number }>(from: T, make: (list: number[]) => T): T =>
		make(order.map((i) => from[i] as number));
	const sorted = {
		...segments,
		span: pick(segments.span, (list) => Uint32Array.from(list)),
		start: pick(segments.start, (list) => Float64Array.from(list)),
		end: pick(segments.end, (list) => Float64Array.from(list)),
		state: pick(segments.state, (list) => Uint8Array.from(list)),
	};
	const byLane = segmentsByLane(sorted, { groups: [], lane, laneCount: 2 });
	expect([...byLane.offset]).toEqual([0, 3, 5]);
	expect([...byLane.start]).toEqual([0, 2, 5, 0, 4]);
	expect([...byLane.state]).toEqual([1, 4, 3, 3, 2]);
});

test("labels never overlap: of functions, of tasks and of tasks by parent", () => {
	fc.assert(
		fc.property(groups, fc.integer({ min: 40, max: 800 }), fc.constantFrom("function", "task", "parent"), (sizes, room, by) => {
			const lanes = lanesOf(sizes);
			const layout = layOutLanes(lanes, room, by);
			// A label of a task is one line of 16 px; of a function two of 15 px when it has a count.
			if (layout.isLabelled) expect(layout.groups[0]?.laneHeight).toBeGreaterThanOrEqual(16);
			else
				layout.groups.slice(1).forEach((group, i) => {
					const above = layout.groups[i];
					expect(group.top - (above?.top ?? 0)).toBeGreaterThanOrEqual((above?.tasks ?? 0) > 1 ? 30 : 15);
				});
			expect(layout.height).toBeGreaterThanOrEqual(Math.max(...layout.groups.map(({ top, height }) => top + height)));
		}),
	);
});
