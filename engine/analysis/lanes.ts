import { givenNames } from "../trace/waiting";
import type { Trace } from "../types";
import { FreeSlots } from "./free-slots";
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
	const { groups, group } = groupByFunction(trace, of);
	const free = groups.map(() => new FreeSlots());
	const lane = new Uint32Array(of.length);
	let next = 0;
	for (let span = 0; span < of.length; span++) {
		const start = of.start[span] as number;
		for (; next < of.settled.length; next++) {
			const ended = of.settled[next] as number;
			if ((of.end[ended] as number) > start) break;
			// One that took no time gave its slot back at once, and may not even have come yet.
			if ((of.end[ended] as number) > (of.start[ended] as number))
				(free[group[ended] as number] as FreeSlots).add(lane[ended] as number);
		}
		const index = group[span] as number;
		const own = free[index] as FreeSlots;
		const slot = own.takeLowest();
		lane[span] = slot === -1 ? (groups[index] as LaneGroup).laneCount++ : slot;
		if ((of.end[span] as number) <= start) own.add(lane[span] as number);
	}
	let first = 0;
	for (const one of groups) {
		one.firstLane = first;
		first += one.laneCount;
	}
	const firsts = Uint32Array.from(groups, (one) => one.firstLane);
	for (let span = 0; span < of.length; span++) lane[span] = (lane[span] as number) + (firsts[group[span] as number] as number);
	return { groups, lane, laneCount: first };
}

/** One lane for each task, in the order in which they started. */
export function lanesByTask(of: Spans): Lanes {
	const lane = Uint32Array.from({ length: of.length }, (_, span) => span);
	return { groups: [oneGroup(of.length)], lane, laneCount: of.length };
}

const oneGroup = (tasks: number): LaneGroup => ({ name: "", site: 0, firstLane: 0, laneCount: tasks, tasks });

/** The group of each span, by function. */
function groupByFunction(trace: Trace, of: Spans): { groups: LaneGroup[]; group: Uint32Array } {
	const groups: LaneGroup[] = [];
	const group = new Uint32Array(of.length);
	const indexOfKey = new Map<string, number>();
	/** By site, with one more place in front for main: index of the group + 1, or 0. */
	const indexOfSite = new Uint32Array(trace.sites.length + 2);
	for (let span = 0; span < of.length; span++) {
		const isMain = of.task[span] === 0;
		const site = of.site[span] as number;
		const place = isMain ? 0 : site + 1;
		let index = (indexOfSite[place] as number) - 1;
		if (index === -1) {
			const name = isMain ? "main" : (trace.sites[site]?.name ?? "task");
			// Requests of one kind share lanes wherever in the program they are made.
			const key = isMain ? "" : trace.sites[site]?.kind === "call" ? name : `${site}`;
			index = indexOfKey.get(key) ?? groups.push({ name, site, firstLane: 0, laneCount: 0, tasks: 0 }) - 1;
			indexOfKey.set(key, index);
			indexOfSite[place] = index + 1;
		}
		group[span] = index;
		(groups[index] as LaneGroup).tasks++;
	}
	nameAfterTasks(groups, group, trace, of);
	return { groups, group };
}

/** A group whose tasks were all given one name is called so: it says more than "(anonymous)". */
function nameAfterTasks(groups: readonly LaneGroup[], group: Uint32Array, trace: Trace, of: Spans): void {
	const given = givenNames(trace);
	if (given.size === 0) return;
	const names = new Map<number, Set<string | undefined>>();
	for (let span = 0; span < of.length; span++) {
		const index = group[span] as number;
		const ofGroup = names.get(index) ?? new Set();
		names.set(index, ofGroup);
		// Two are enough to know that there is no one name.
		if (ofGroup.size < 2) ofGroup.add(given.get(of.task[span] as number));
	}
	for (const [index, ofGroup] of names) {
		const [name] = ofGroup;
		if (ofGroup.size === 1 && name !== undefined) (groups[index] as LaneGroup).name = name;
	}
}
