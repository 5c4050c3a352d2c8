import type { Lanes } from "../../engine/analysis";

/** Where one function's tasks are drawn. Pixels from the timeline's top. */
export type GroupBox = {
	name: string;
	tasks: number;
	firstLane: number;
	laneCount: number;
	top: number;
	height: number;
	/** Height of one lane; below `DIRECT_LANE` the group is painted as a density map. */
	laneHeight: number;
};

export type LaneLayout = { groups: GroupBox[]; height: number };

/** Height of a lane when there is room, and of the smallest in which a single span can be told. */
const ROOMY_LANE = 17;
export const DIRECT_LANE = 3;
/** A name, and a name with a count below it. */
const ONE_LINE = 18;
const TWO_LINES = 33;
const GAP = 7;
const TOP = 4;

/**
 * Places every function's lanes below each other. Lanes shrink to fit `room`, but labels never overlap: with many
 * functions the timeline grows beyond the room and is scrolled.
 * @param room height wished for, in pixels
 */
export function layOutLanes(lanes: Lanes, room: number): LaneLayout {
	const free = room - TOP - lanes.groups.length * GAP;
	let laneHeight = ROOMY_LANE;
	// Groups held open by their labels leave less for the others, so the height is found in a few rounds.
	for (let round = 0; round < 4; round++) {
		const needed = lanes.groups.reduce((sum, group) => sum + heightOf(group, laneHeight), 0);
		if (needed <= free) break;
		const flexible = lanes.groups.filter((group) => heightOf(group, laneHeight) > labelHeight(group));
		const fixed = lanes.groups.filter((group) => !flexible.includes(group)).reduce((sum, group) => sum + labelHeight(group), 0);
		const count = flexible.reduce((sum, group) => sum + group.laneCount, 0);
		if (count === 0) break;
		laneHeight = Math.max((free - fixed) / count, 0.001);
		if (laneHeight >= DIRECT_LANE) laneHeight = Math.floor(laneHeight);
	}
	let top = TOP;
	const groups = lanes.groups.map((group): GroupBox => {
		const height = heightOf(group, laneHeight);
		const box = {
			name: group.name,
			tasks: group.tasks,
			firstLane: group.firstLane,
			laneCount: group.laneCount,
			top,
			height,
			// A group held open by its label uses all of the room it got.
			laneHeight: Math.min(ROOMY_LANE, height / group.laneCount),
		};
		top += height + GAP;
		return box;
	});
	return { groups, height: Math.max(top - GAP + TOP, 40) };
}

const isAlone = (group: { tasks: number }): boolean => group.tasks <= 1;
const labelHeight = (group: { tasks: number }): number => (isAlone(group) ? ONE_LINE : TWO_LINES);
const heightOf = (group: { tasks: number; laneCount: number }, laneHeight: number): number =>
	Math.max(labelHeight(group), Math.round(group.laneCount * laneHeight));
