import type { LaneGroup, Lanes } from "../../../../engine/analysis";
import type { LanesBy } from "../../scope-state";

/** The position of one function's tasks, in pixels from the timeline's top. */
export type GroupBox = {
	name: string;
	tasks: number;
	/** Index of the group. */
	index: number;
	firstLane: number;
	laneCount: number;
	top: number;
	height: number;
	/** Height of one lane; below `DIRECT_LANE` the group is painted as a density map. */
	laneHeight: number;
};

export type LaneLayout = {
	groups: GroupBox[];
	height: number;
	/** True: each lane is a task with its own label. */
	isLabelled: boolean;
};

/** Height of a lane in pixels if there is space, and the smallest one in which single spans are distinguishable. */
const ROOMY_LANE = 17;
export const DIRECT_LANE = 3;
/** Smallest height of lanes when there are few; the timeline scrolls instead. With many lanes, seeing all of them is worth more than thick lanes. */
const THINNEST_LANE = 4;
/** Most lanes that count as few. More lanes shrink further, down to a density map. */
const MOST_SCROLLED = 60;
/** Height of a lane with a label, and the most tasks for which labels are drawn. */
const LABELLED_LANE = 19;
const MOST_LABELLED = 1000;
/** Height of a label with a name, and of one with a count below the name. */
const ONE_LINE = 18;
const TWO_LINES = 33;
const GAP = 7;
const TOP = 4;

/**
 * Places lanes below each other. Lanes by function shrink to fit `room`, but labels never overlap: with many functions the timeline
 * becomes higher than `room` and is scrolled. Up to a thousand lanes with a label each are scrolled.
 * @param room desired height in pixels
 */
export function layOutLanes(lanes: Lanes, room: number, by: LanesBy = "function"): LaneLayout {
	if (by !== "function") return layOutTasks(lanes, room);
	const free = room - TOP - lanes.groups.length * GAP;
	let laneHeight = ROOMY_LANE;
	// Groups whose height is set by their labels leave less for the others, so the lane height is found iteratively.
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
	if (laneHeight < THINNEST_LANE && lanes.laneCount <= MOST_SCROLLED) laneHeight = THINNEST_LANE;
	let top = TOP;
	const groups = lanes.groups.map((group, index): GroupBox => {
		const height = heightOf(group, laneHeight);
		const box = {
			name: group.name,
			tasks: group.tasks,
			index,
			firstLane: group.firstLane,
			laneCount: group.laneCount,
			top,
			height,
			// A group whose height is set by its label uses all of that height.
			laneHeight: Math.min(ROOMY_LANE, height / group.laneCount),
		};
		top += height + GAP;
		return box;
	});
	return { groups, height: Math.max(top - GAP + TOP, 40), isLabelled: false };
}

function layOutTasks({ groups, laneCount }: Lanes, room: number): LaneLayout {
	const isLabelled = laneCount <= MOST_LABELLED;
	const height = isLabelled ? laneCount * LABELLED_LANE : Math.max(40, room - 2 * TOP);
	const [group] = groups;
	const box: GroupBox = {
		name: group?.name ?? "",
		tasks: laneCount,
		index: 0,
		firstLane: 0,
		laneCount,
		top: TOP,
		height,
		laneHeight: laneCount === 0 ? LABELLED_LANE : height / laneCount,
	};
	return { groups: [box], height: height + 2 * TOP, isLabelled };
}

/** Upper edge of a lane, in pixels from the timeline's top; −1 for a lane that does not exist. */
export function laneTop({ groups }: LaneLayout, lane: number): number {
	for (const group of groups)
		if (lane >= group.firstLane && lane < group.firstLane + group.laneCount)
			return group.top + (lane - group.firstLane) * group.laneHeight;
	return -1;
}

/** Height of a lane, in pixels. */
export function laneHeightOf({ groups }: LaneLayout, lane: number): number {
	return groups.find((group) => lane >= group.firstLane && lane < group.firstLane + group.laneCount)?.laneHeight ?? 0;
}

const isAlone = (group: LaneGroup): boolean => group.tasks <= 1;
const labelHeight = (group: LaneGroup): number => (isAlone(group) ? ONE_LINE : TWO_LINES);
const heightOf = (group: LaneGroup, laneHeight: number): number =>
	Math.max(labelHeight(group), Math.round(group.laneCount * laneHeight));
