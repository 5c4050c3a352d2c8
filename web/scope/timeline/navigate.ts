import { firstEndingAfter, type Spans } from "../../../engine/analysis";
import type { LanePlaces } from "./paint/painter-messages";

export type Direction = "next" | "previous" | "first" | "last" | "up" | "down";

/**
 * The span one step away: the neighbour in the same lane, or the span nearest in time in the lane above or below.
 * At an edge it is the span itself.
 */
export function neighbour(spans: Spans, { lanes, byLane }: LanePlaces, span: number, direction: Direction): number {
	const lane = lanes.lane[span] as number;
	if (direction === "up" || direction === "down") return inLane(spans, byLane, lane, span, direction, lanes.laneCount);
	const { laneStart, spanIds } = byLane;
	const low = laneStart[lane] as number;
	const high = laneStart[lane + 1] as number;
	if (direction === "first") return spanIds[low] as number;
	if (direction === "last") return spanIds[high - 1] as number;
	// Spans of a lane are sorted by number.
	let at = low;
	let to = high;
	while (at < to) {
		const middle = (at + to) >>> 1;
		if ((spanIds[middle] as number) < span) at = middle + 1;
		else to = middle;
	}
	const wanted = direction === "next" ? at + 1 : at - 1;
	return wanted >= low && wanted < high ? (spanIds[wanted] as number) : span;
}

function inLane(
	spans: Spans,
	{ laneStart, spanIds }: LanePlaces["byLane"],
	lane: number,
	span: number,
	direction: "up" | "down",
	laneCount: number,
): number {
	const step = direction === "up" ? -1 : 1;
	const middle = ((spans.start[span] as number) + (spans.end[span] as number)) / 2;
	for (let other = lane + step; other >= 0 && other < laneCount; other += step) {
		const low = laneStart[other] as number;
		const high = laneStart[other + 1] as number;
		if (low === high) continue;
		const after = firstEndingAfter(spanIds, low, high, spans.end, middle);
		const next = spanIds[Math.min(after, high - 1)] as number;
		const before = spanIds[Math.max(low, after - 1)] as number;
		return distance(spans, before, middle) < distance(spans, next, middle) ? before : next;
	}
	return span;
}

function distance({ start, end }: Spans, span: number, at: number): number {
	return Math.max(0, (start[span] as number) - at, at - (end[span] as number));
}
