import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Lanes, lanes, lanesByParent, lanesByTask, type Spans } from "../../../engine/analysis";
import { FreeSlots } from "../../../engine/analysis/lanes/free-slots";
import type { Trace } from "../../../engine/types";

/** Tasks as [function, start, length, parent]; main is added in front. Ties and tasks of no length are as common as they are in runs. */
const tasks = fc.array(
	fc.record({
		site: fc.integer({ min: 1, max: 3 }),
		start: fc.nat(20),
		length: fc.nat(6),
		parent: fc.nat(50),
		settles: fc.boolean(),
	}),
	{ maxLength: 60 },
);
type Task = { site: number; start: number; length: number; parent: number; settles: boolean };

function spansOf(list: Task[]): Spans {
	const end = 40;
	const sorted = [{ site: 0, start: 0, length: end, parent: 0, settles: true }, ...list.toSorted((a, b) => a.start - b.start)];
	const endOf = sorted.map(({ start, length, settles }) => (settles ? start + length : end));
	return {
		length: sorted.length,
		task: Uint32Array.from(sorted, (_, i) => i),
		start: Float64Array.from(sorted, ({ start }) => start),
		end: Float64Array.from(endOf),
		site: Uint16Array.from(sorted, ({ site }) => site),
		number: Uint32Array.from(sorted, (_, i) => sorted.slice(0, i).filter(({ site }) => site === sorted[i]?.site).length),
		parent: Uint32Array.from(sorted, ({ parent }, i) => (i === 0 ? 0 : parent % i)),
		ending: Uint8Array.from(sorted, ({ settles }) => (settles ? 1 : 0)),
		note: new Uint32Array(sorted.length),
		settled: Uint32Array.from(
			sorted
				.map((_, i) => i)
				.filter((i) => sorted[i]?.settles)
				.toSorted((a, b) => (endOf[a] as number) - (endOf[b] as number)),
		),
	};
}
const sites = ["main", "a", "b", "c"].map((name) => ({ name, kind: "function", line: 1 }));
const trace = { sites, kind: new Uint8Array(0) } as unknown as Trace;

/** The slow twin: for each span the lowest slot of its function that no earlier span still holds. */
function slowSlots(of: Spans): number[] {
	const slots: number[] = [];
	for (let i = 0; i < of.length; i++) {
		const taken = new Set<number>();
		for (let j = 0; j < i; j++)
			if (of.site[j] === of.site[i] && (of.end[j] as number) > (of.start[i] as number)) taken.add(slots[j] as number);
		let slot = 0;
		while (taken.has(slot)) slot++;
		slots.push(slot);
	}
	return slots;
}

describe("lanes by function", () => {
	test("each span stands in the lowest slot that is free, as a search through all of them finds it", () => {
		fc.assert(
			fc.property(tasks, (list) => {
				const of = spansOf(list);
				const { lane, groups } = lanes(trace, of);
				const firstOf = new Map(groups.map(({ site, firstLane }) => [site, firstLane]));
				expect([...lane].map((at, i) => at - (firstOf.get(of.site[i] as number) as number))).toEqual(slowSlots(of));
			}),
		);
	});
});

describe("lanes by task", () => {
	test("every task has a lane of its own, in the order of starts", () => {
		const { lane, laneCount } = lanesByTask(spansOf([{ site: 1, start: 2, length: 1, parent: 0, settles: true }]));
		expect([...lane]).toEqual([0, 1]);
		expect(laneCount).toBe(2);
	});
});

describe("lanes by parent", () => {
	/** The slow twin walks the tree by asking every span whose child it is. */
	function slowTree(of: Spans): { order: number[]; depth: number[] } {
		const order: number[] = [];
		const depth: number[] = [];
		const walk = (span: number, deep: number): void => {
			order.push(span);
			depth.push(deep);
			for (let child = 1; child < of.length; child++) if (of.parent[child] === of.task[span]) walk(child, deep + 1);
		};
		walk(0, 0);
		return { order, depth };
	}
	const orderOf = ({ lane }: Lanes): number[] => {
		const order: number[] = [];
		lane.forEach((at, span) => {
			order[at] = span;
		});
		return order;
	};

	test("each task's children stand beneath it, as a walk through the tree finds them", () => {
		fc.assert(
			fc.property(tasks, (list) => {
				const of = spansOf(list);
				const tree = lanesByParent(of);
				expect({ order: orderOf(tree), depth: [...tree.depth] }).toEqual(slowTree(of));
			}),
		);
	});

	test("a chain of 200,000 tasks does not overflow the stack", () => {
		const of = spansOf([]);
		const length = 200_000;
		const chain: Spans = {
			...of,
			length,
			task: Uint32Array.from({ length }, (_, i) => i),
			parent: Uint32Array.from({ length }, (_, i) => Math.max(0, i - 1)),
		};
		expect(lanesByParent(chain).lane[length - 1]).toBe(length - 1);
	});
});

test("the smallest free slot is the one that a sorted list gives", () => {
	fc.assert(
		fc.property(fc.array(fc.option(fc.nat(40_000))), (steps) => {
			const slots = new FreeSlots();
			const list = new Set<number>();
			for (const step of steps) {
				if (step === null) {
					const lowest = list.size === 0 ? -1 : Math.min(...list);
					expect(slots.takeLowest()).toBe(lowest);
					list.delete(lowest);
				} else if (!list.has(step)) {
					slots.add(step);
					list.add(step);
				}
			}
		}),
	);
});
