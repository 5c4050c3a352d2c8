import { givenNames } from "../../trace/task-names";
import type { Trace } from "../../types";
import type { Spans } from "../read/spans";
import { type LaneGroup, LanePacker, type Lanes } from "./lane-packer";

export type { LaneGroup, Lanes };

/**
 * Assigns spans to lanes, one group of lanes per function. A span takes the lowest free lane of its group, so with a limit of 3 a function has
 * three lanes. Groups are in the order in which their functions first started; main is on top.
 */
export function lanes(trace: Trace, of: Spans): Lanes {
	const packer = new LanePacker(trace.sites);
	packer.pack(of, of.length);
	return packer.finish(of, givenNames(trace));
}

/** One lane for each task, in the order in which they started. */
export function lanesByTask(of: Spans): Lanes {
	const lane = Uint32Array.from({ length: of.length }, (_, span) => span);
	return { groups: [oneGroup(of.length)], lane, laneCount: of.length };
}

const oneGroup = (tasks: number): LaneGroup => ({ name: "", site: 0, firstLane: 0, laneCount: tasks, tasks });
