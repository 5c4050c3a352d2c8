import { type Spans, spanOfTask } from "../read/spans";
import type { LaneGroup, Lanes } from "./lanes";

/** One lane for each task, and its depth below main. */
export type TaskTree = Lanes & {
	/** Generations between the lane's task and main, by lane; main has 0. */
	depth: Uint16Array;
};

const DEEPEST = 0xffff;

/** One lane for each task, in tree order: beneath each task those that it started, in the order in which they started. */
export function lanesByParent(of: Spans): TaskTree {
	const { length } = of;
	const lane = new Uint32Array(length);
	const depth = new Uint16Array(length);
	// Children as linked lists in two columns: the first child of a span, and its next sibling. 0 means none, because main is not a child.
	const first = new Uint32Array(length);
	const next = new Uint32Array(length);
	const roots: number[] = [];
	for (let span = length - 1; span >= 0; span--) {
		const parent = of.task[span] === 0 ? -1 : spanOfTask(of, of.parent[span] as number);
		if (parent === -1 || parent >= span) roots.push(span);
		else {
			next[span] = first[parent] as number;
			first[parent] = span;
		}
	}
	let count = 0;
	const place = (span: number, deep: number): void => {
		lane[span] = count;
		depth[count++] = Math.min(deep, DEEPEST);
	};
	for (let root = roots.pop(); root !== undefined; root = roots.pop()) {
		// Not recursive: a chain of a million tasks is a million deep.
		const path: number[] = [];
		let span: number = root;
		while (span !== -1) {
			place(span, path.length);
			const child = first[span] as number;
			if (child !== 0) {
				path.push(span);
				span = child;
				continue;
			}
			// A root has no siblings.
			let sibling = next[span] as number;
			while (sibling === 0 && path.length > 0) sibling = next[path.pop() as number] as number;
			span = sibling === 0 ? -1 : sibling;
		}
	}
	return { groups: [treeGroup(length)], lane, laneCount: length, depth };
}

const treeGroup = (tasks: number): LaneGroup => ({ name: "", site: 0, firstLane: 0, laneCount: tasks, tasks });
