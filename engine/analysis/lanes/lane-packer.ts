import type { Site, TaskId } from "../../types";
import type { Spans } from "../read/spans";
import { FreeSlots } from "./free-slots";

/** Lanes that belong to one function. */
export type LaneGroup = { name: string; site: number; firstLane: number; laneCount: number; tasks: number };
export type Lanes = {
	groups: LaneGroup[];
	/** The lane of each span; no two spans of a lane overlap. */
	lane: Uint32Array;
	laneCount: number;
};

/** The columns that packing reads. A span that has not settled yet has an end later than every start. */
type Started = Pick<Spans, "task" | "site" | "start" | "end" | "settled">;

/** Computes `lanes` incrementally, while spans are still being read. */
export class LanePacker {
	readonly #sites: readonly Site[];
	readonly #groups: LaneGroup[] = [];
	/** The free slots of each group. */
	readonly #free: FreeSlots[] = [];
	readonly #indexOfKey = new Map<string, number>();
	/** Index of the group + 1, or 0; by site, with one entry in front for main. */
	readonly #indexOfSite: Uint32Array;
	/** The group of each span; its lane is relative to the first lane of the group. */
	#group = new Uint32Array(0);
	#lane = new Uint32Array(0);
	#packed = 0;
	/** How many of the settled spans have freed their lanes. */
	#returned = 0;

	constructor(sites: readonly Site[]) {
		this.#sites = sites;
		this.#indexOfSite = new Uint32Array(sites.length + 2);
	}

	/** Packs all spans before index `upTo`. Every settlement up to the start of the last of them must be known. */
	pack(of: Started, upTo: number): void {
		// The same capacity as the columns of the spans, which grow by doubling.
		this.#group = widened(this.#group, of.start.length);
		this.#lane = widened(this.#lane, of.start.length);
		const group = this.#group;
		const lane = this.#lane;
		let next = this.#returned;
		for (let span = this.#packed; span < upTo; span++) {
			const start = of.start[span] as number;
			for (; next < of.settled.length; next++) {
				const ended = of.settled[next] as number;
				if ((of.end[ended] as number) > start) break;
				// A span of length 0 has freed its slot at once. It may not even have been packed yet.
				if ((of.end[ended] as number) > (of.start[ended] as number))
					(this.#free[group[ended] as number] as FreeSlots).add(lane[ended] as number);
			}
			const index = this.#groupOf(of.task[span] as number, of.site[span] as number);
			const own = this.#free[index] as FreeSlots;
			const slot = own.takeLowest();
			const one = this.#groups[index] as LaneGroup;
			one.tasks++;
			group[span] = index;
			lane[span] = slot === -1 ? one.laneCount++ : slot;
			if ((of.end[span] as number) <= start) own.add(lane[span] as number);
		}
		this.#returned = next;
		this.#packed = Math.max(this.#packed, upTo);
	}

	/** Call it once every span has been packed. @param given names that the program gave to tasks */
	finish(of: Pick<Spans, "task" | "length">, given: ReadonlyMap<TaskId, string>): Lanes {
		const groups = this.#groups;
		const group = this.#group;
		nameAfterTasks(groups, group, of, given);
		let first = 0;
		for (const one of groups) {
			one.firstLane = first;
			first += one.laneCount;
		}
		const firsts = Uint32Array.from(groups, (one) => one.firstLane);
		const lane = this.#lane.subarray(0, of.length);
		for (let span = 0; span < of.length; span++) lane[span] = (lane[span] as number) + (firsts[group[span] as number] as number);
		return { groups, lane, laneCount: first };
	}

	#groupOf(task: TaskId, site: number): number {
		const isMain = task === 0;
		const place = isMain ? 0 : site + 1;
		const known = (this.#indexOfSite[place] as number) - 1;
		if (known !== -1) return known;
		const name = isMain ? "main" : (this.#sites[site]?.name ?? "task");
		// Requests of the same kind share lanes, wherever in the program they are made.
		const key = isMain ? "" : this.#sites[site]?.kind === "call" ? name : `${site}`;
		let index = this.#indexOfKey.get(key);
		if (index === undefined) {
			index = this.#groups.push({ name, site, firstLane: 0, laneCount: 0, tasks: 0 }) - 1;
			this.#free.push(new FreeSlots());
			this.#indexOfKey.set(key, index);
		}
		this.#indexOfSite[place] = index + 1;
		return index;
	}
}

function widened(column: Uint32Array<ArrayBuffer>, room: number): Uint32Array<ArrayBuffer> {
	if (column.length >= room) return column;
	const wider = new Uint32Array(room);
	wider.set(column);
	return wider;
}

/** Renames a group whose tasks were all given the same name: it says more than "(anonymous)". */
function nameAfterTasks(
	groups: readonly LaneGroup[],
	group: Uint32Array,
	of: Pick<Spans, "task" | "length">,
	given: ReadonlyMap<TaskId, string>,
): void {
	if (given.size === 0) return;
	const names = new Map<number, Set<string | undefined>>();
	for (let span = 0; span < of.length; span++) {
		const index = group[span] as number;
		const ofGroup = names.get(index) ?? new Set();
		names.set(index, ofGroup);
		// Two names are enough to know that there is not only one.
		if (ofGroup.size < 2) ofGroup.add(given.get(of.task[span] as number));
	}
	for (const [index, ofGroup] of names) {
		const [name] = ofGroup;
		if (ofGroup.size === 1 && name !== undefined) (groups[index] as LaneGroup).name = name;
	}
}
