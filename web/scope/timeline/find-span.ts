import { firstEndingAfter, type LaneIndex, type Spans } from "../../../engine/analysis";
import { type PlotBox, pxToTime } from "../axis/plot";
import type { LaneLayout } from "./draw/lane-layout";

/** The span at a position of the timeline, or −1. `y` is measured from the top of the layout. */
export function findSpan(spans: Spans, index: LaneIndex, layout: LaneLayout, box: PlotBox, x: number, y: number): number {
	const group = layout.groups.find((one) => y >= one.top && y < one.top + one.height);
	if (!group) return -1;
	const row = Math.floor((y - group.top) / group.laneHeight);
	if (row >= group.laneCount) return -1;
	const lane = group.firstLane + row;
	const at = pxToTime(box, x);
	const high = index.laneStart[lane + 1] ?? 0;
	const found = firstEndingAfter(index.spanIds, index.laneStart[lane] ?? 0, high, spans.end, at);
	const span = found < high ? (index.spanIds[found] as number) : -1;
	return span >= 0 && (spans.start[span] as number) <= at ? span : -1;
}
