import fc from "fast-check";
import { expect, test } from "vitest";
import { firstEndingAfter, segmentsByLane } from "../../../engine/analysis";
import { laneHeightOf, laneTop, layOutLanes } from "../../../web/scope/timeline/draw/lane-layout";

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

test("up to sixty lanes never get thinner than four pixels, however little room there is: then the timeline scrolls", () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 }),
			fc.integer({ min: 0, max: 600 }),
			(counts, room) => {
				const lanes = lanesOf(counts.map((count) => [count, 5]));
				const thinnest = Math.min(...layOutLanes(lanes, room).groups.map(({ laneHeight }) => laneHeight));
				if (lanes.laneCount <= 60) expect(thinnest).toBeGreaterThanOrEqual(4);
			},
		),
	);
	expect(layOutLanes(lanesOf([[60, 9]]), 20).groups[0]?.height).toBe(240);
	expect(layOutLanes(lanesOf([[61, 9]]), 60).groups[0]?.laneHeight).toBeLessThan(1);
});

test("with room for all of them lanes are 17 pixels high, and never higher", () => {
	const { groups, height } = layOutLanes(
		lanesOf([
			[3, 1],
			[5, 1],
		]),
		400,
	);
	expect(groups.map(({ top, height: own, laneHeight }) => [top, own, laneHeight])).toEqual([
		[4, 51, 17],
		[62, 85, 17],
	]);
	expect(height).toBe(151);
	expect(layOutLanes(lanesOf([[1, 0]]), 400).groups[0]).toMatchObject({ height: 18, laneHeight: 17 });
});

test("lanes that have to shrink take the room there is, in whole pixels as long as single spans can be told", () => {
	for (let count = 20; count <= 60; count++) {
		const { height, groups } = layOutLanes(lanesOf([[count, 9]]), 280);
		expect(height).toBeLessThanOrEqual(284);
		const { laneHeight } = groups[0] as { laneHeight: number };
		expect(laneHeight).toBe(Math.max(4, Math.floor(269 / count)));
	}
	for (const count of [200, 900]) expect(layOutLanes(lanesOf([[count, 9]]), 280).height).toBeGreaterThanOrEqual(276);
});

test("every lane has its place in its group, and one that is not there has none", () => {
	const layout = layOutLanes(
		lanesOf([
			[2, 1],
			[40, 9],
		]),
		200,
	);
	let last = 0;
	for (const { firstLane, laneCount, top, laneHeight } of layout.groups)
		for (let lane = firstLane; lane < firstLane + laneCount; lane++) {
			expect(laneTop(layout, lane)).toBeCloseTo(top + (lane - firstLane) * laneHeight, 9);
			expect(laneHeightOf(layout, lane)).toBe(laneHeight);
			expect(laneTop(layout, lane)).toBeGreaterThan(last);
			last = laneTop(layout, lane);
		}
	for (const lane of [-1, 42, 1000]) expect([laneTop(layout, lane), laneHeightOf(layout, lane)]).toEqual([-1, 0]);
});

test("lanes of a task each are 19 pixels high with a label, up to a thousand of them; more share the room without", () => {
	for (const by of ["task", "parent"] as const) {
		const labelled = layOutLanes(lanesOf([[1000, 0]]), 300, by);
		expect(labelled).toMatchObject({ isLabelled: true, height: 19_008, groups: [{ top: 4, laneHeight: 19, laneCount: 1000 }] });
		const many = layOutLanes(lanesOf([[1001, 0]]), 300, by);
		expect(many).toMatchObject({ isLabelled: false, height: 300, groups: [{ height: 292 }] });
		expect(layOutLanes({ groups: [], lane: new Uint32Array(), laneCount: 0 }, 300, by).groups[0]).toMatchObject({
			name: "",
			laneHeight: 19,
		});
	}
	expect(layOutLanes(lanesOf([[1, 0]]), 300).isLabelled).toBe(false);
});
