import { type Lanes, type Segments, type Spans, segments as segmentsOf } from "../../engine/analysis";
import type { Trace, VirtualMs } from "../../engine/types";
import type { Recipient } from "../tools/view-trace";

/** The data from which a timeline is drawn: plain columns, so that they can be transferred to a worker. */
export type DrawingData = {
	/** One span per task. */
	spans: Spans;
	/** The states of each task over time. */
	segments: Segments;
	/** The lane of each span, by function. */
	lanes: Lanes;
	end: VirtualMs;
	/** Names that the program gave to tasks, by span. */
	names: ReadonlyMap<number, string>;
};

/** All that a timeline knows of a run. Its identity is the identity of the run. */
export type Drawing = {
	/** The page's own copy, to find the span under the pointer. */
	readonly spans: Spans;
	readonly lanes: Lanes;
	readonly segmentCount: number;
	/** The recipient to which the data was sent when the trace had been read; null when the page has it. */
	readonly sentTo: Recipient | null;
	/** Returns the data. If its memory has been transferred, the segments are read from the trace again: 0.1 s for a million tasks. */
	read(): DrawingData;
	/** The data for a worker, and the buffers that may be transferred, not copied; none when the page needs them. */
	give(): { data: DrawingData; transfer: ArrayBuffer[] };
};

/** The parts of a run that the page keeps in any case. */
type Shown = { spans: Spans; lanes: Lanes; names: ReadonlyMap<number, string> };

/**
 * @param memory the columns to draw from
 * @param owner `page`: the page needs the columns, too. `drawing`: nothing else needs them, so they may be transferred. A recipient: it has the
 * columns, and `memory` has only the number of segments
 */
export function createDrawing(
	trace: Trace,
	{ spans, lanes, names }: Shown,
	memory: Pick<DrawingData, "spans" | "segments" | "lanes">,
	owner: "page" | "drawing" | Recipient,
): Drawing {
	const { end } = trace;
	const segmentCount = memory.segments.length;
	const read = (): DrawingData => {
		const isThere = segmentCount === 0 || memory.segments.span.length > 0;
		return isThere ? { ...memory, end, names } : { spans, lanes, segments: segmentsOf(trace, spans), end, names };
	};
	return {
		spans,
		lanes,
		segmentCount,
		sentTo: typeof owner === "object" ? owner : null,
		read,
		give: () => {
			const data = read();
			return { data, transfer: owner === "drawing" && data.spans === memory.spans ? buffersOf(data) : [] };
		},
	};
}

/** All buffers of spans, segments and lanes, each once; several columns may share one buffer. */
function buffersOf({ spans, segments, lanes }: DrawingData): ArrayBuffer[] {
	const buffers = new Set<ArrayBuffer>();
	for (const part of [...Object.values(spans), ...Object.values(segments), lanes.lane])
		if (ArrayBuffer.isView(part) && part.buffer instanceof ArrayBuffer) buffers.add(part.buffer);
	return [...buffers];
}
