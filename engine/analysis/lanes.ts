import type { Trace } from "../types";
import { MinHeap } from "./min-heap";
import type { Spans } from "./spans";

/** Lanes that belong to one function. */
export type LaneGroup = { name: string; site: number; firstLane: number; laneCount: number; tasks: number };
export type Lanes = {
	groups: LaneGroup[];
	/** The lane of each span; no two spans of a lane overlap. */
	lane: Uint32Array;
	laneCount: number;
};

/**
 * Puts spans on lanes, one group for each function, packed by slot: a span takes the lowest lane of its group that is free.
 * So with a limit of 3 a function has three lanes. Groups stand in the order in which their functions first started; main is on top.
 */
export function lanes(trace: Trace, of: Spans): Lanes {
	const groupOfSite = new Map<string, number>();
	const groups: LaneGroup[] = [];
	const group = new Uint32Array(of.length);
	for (let span = 0; span < of.length; span++) {
		const site = of.site[span] as number;
		const name = of.task[span] === 0 ? "main" : (trace.sites[site]?.name ?? "task");
		// Requests of one kind share lanes wherever in the program they are made.
		const key = trace.sites[site]?.kind === "call" ? name : `${site}`;
		let index = groupOfSite.get(key);
		if (index === undefined) {
			index = groups.push({ name, site, firstLane: 0, laneCount: 0, tasks: 0 }) - 1;
			groupOfSite.set(key, index);
		}
		group[span] = index;
		(groups[index] as LaneGroup).tasks++;
	}
	const lane = new Uint32Array(of.length);
	const busy = groups.map(() => new MinHeap());
	const free = groups.map(() => new MinHeap());
	for (let span = 0; span < of.length; span++) {
		const index = group[span] as number;
		const busyLanes = busy[index] as MinHeap;
		const freeLanes = free[index] as MinHeap;
		const start = of.start[span] as number;
		while (busyLanes.length > 0 && busyLanes.firstKey <= start) {
			const released = busyLanes.pop();
			freeLanes.push(released, released);
		}
		const slot = freeLanes.length > 0 ? freeLanes.pop() : (groups[index] as LaneGroup).laneCount++;
		lane[span] = slot;
		busyLanes.push(of.end[span] as number, slot);
	}
	let first = 0;
	for (const one of groups) {
		one.firstLane = first;
		first += one.laneCount;
	}
	for (let span = 0; span < of.length; span++)
		lane[span] = (lane[span] as number) + (groups[group[span] as number] as LaneGroup).firstLane;
	return { groups, lane, laneCount: first };
}
