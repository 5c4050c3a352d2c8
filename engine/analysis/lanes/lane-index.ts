import type { Segments } from "../read/segments";
import type { Spans } from "../read/spans";
import type { Lanes } from "./lanes";

/**
 * Spans grouped by lane, as offsets into one list, so that drawing reads only what is visible.
 * Spans of lane `l` are `spanIds[laneStart[l] … laneStart[l + 1])`, by start.
 */
export type LaneIndex = { laneStart: Uint32Array; spanIds: Uint32Array };

/**
 * Copies of the segments, sorted by lane, then by time: those of lane `l` are `[offset[l] … offset[l + 1])`. The segments of one span are adjacent,
 * because spans of a lane do not overlap. A density map reads all segments for each picture; without this order the scattered reads of a million
 * segments took thirty times as long.
 */
export type LaneSegments = { offset: Uint32Array; start: Float64Array; end: Float64Array; state: Uint8Array };

/** A counting sort: one pass counts, one places. Segments arrive sorted by end, so those of each lane stay in order. */
export function segmentsByLane(segments: Segments, lanes: Lanes): LaneSegments {
	const { length } = segments;
	const offset = new Uint32Array(lanes.laneCount + 1);
	for (let i = 0; i < length; i++) offset[(lanes.lane[segments.span[i] as number] as number) + 1]! += 1;
	for (let lane = 0; lane < lanes.laneCount; lane++) offset[lane + 1]! += offset[lane] as number;
	const next = offset.slice(0, lanes.laneCount);
	const result = { offset, start: new Float64Array(length), end: new Float64Array(length), state: new Uint8Array(length) };
	for (let i = 0; i < length; i++) {
		const lane = lanes.lane[segments.span[i] as number] as number;
		const at = next[lane] as number;
		next[lane] = at + 1;
		result.start[at] = segments.start[i] as number;
		result.end[at] = segments.end[i] as number;
		result.state[at] = segments.state[i] as number;
	}
	return result;
}

/** A counting sort: linear and stable, so spans keep their order inside a lane. */
export function indexLanes({ length }: Pick<Spans, "length">, { lane: laneOf, laneCount }: Lanes): LaneIndex {
	const laneStart = new Uint32Array(laneCount + 1);
	for (let span = 0; span < length; span++) laneStart[(laneOf[span] as number) + 1]! += 1;
	for (let lane = 0; lane < laneCount; lane++) laneStart[lane + 1]! += laneStart[lane] as number;
	const next = laneStart.slice(0, laneCount);
	const spanIds = new Uint32Array(length);
	for (let span = 0; span < length; span++) {
		const lane = laneOf[span] as number;
		spanIds[next[lane] as number] = span;
		next[lane]! += 1;
	}
	return { laneStart, spanIds };
}

/** Index of the first number greater than `at` among the ascending numbers `[low … high)`; `high` if there is none. */
export function firstAfter(numbers: Float64Array, low: number, high: number, at: number): number {
	let from = low;
	let to = high;
	while (from < to) {
		const middle = (from + to) >>> 1;
		if ((numbers[middle] as number) > at) to = middle;
		else from = middle + 1;
	}
	return from;
}

/** Index of the first of `members[low … high)` whose span ends after `at`. Ends ascend inside a lane, because its spans do not overlap. */
export function firstEndingAfter(members: Uint32Array, low: number, high: number, end: Float64Array, at: number): number {
	let from = low;
	let to = high;
	while (from < to) {
		const middle = (from + to) >>> 1;
		if ((end[members[middle] as number] as number) > at) to = middle;
		else from = middle + 1;
	}
	return from;
}
