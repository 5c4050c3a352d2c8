import { type Lanes, type Segments, type Spans, segments as segmentsOf } from "../../engine/analysis";
import type { Trace, VirtualMs } from "../../engine/types";
import type { Recipient } from "../tools/view-trace";

/** What a timeline is drawn from. Plain columns, so that they can travel to a worker. */
export type DrawingData = {
	/** One for each task. */
	spans: Spans;
	/** What each task did, from when to when. */
	segments: Segments;
	/** The lane of each span, by function. */
	lanes: Lanes;
	end: VirtualMs;
	/** Names that the program gave to tasks, by span. */
	names: ReadonlyMap<number, string>;
};

/** All that a timeline knows of a run. The same object stands for the same run. */
export type Drawing = {
	/** The page's own, for finding what is under the pointer. */
	readonly spans: Spans;
	readonly lanes: Lanes;
	readonly segmentCount: number;
	/** To whom the data was sent while the run was read; null when it is here. */
	readonly sentTo: Recipient | null;
	/** The data. Where its memory was given away it is read from the trace again: 0.1 s for a million tasks. */
	read(): DrawingData;
	/** The data for a worker, and the memory that may go there without a copy: nothing, where somebody else needs it. */
	give(): { data: DrawingData; transfer: ArrayBuffer[] };
};

/** What of a run the page shows anyway. */
type Shown = { spans: Spans; lanes: Lanes; names: ReadonlyMap<number, string> };

/**
 * @param memory columns to draw from
 * @param owner `page` when the columns are the page's own; `drawing` when nobody else needs them; else who has them, and then `memory`
 * says only how many segments there are
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

/** All memory of spans, segments and lanes, each once: some columns are parts of the same. */
function buffersOf({ spans, segments, lanes }: DrawingData): ArrayBuffer[] {
	const buffers = new Set<ArrayBuffer>();
	for (const part of [...Object.values(spans), ...Object.values(segments), lanes.lane])
		if (ArrayBuffer.isView(part) && part.buffer instanceof ArrayBuffer) buffers.add(part.buffer);
	return [...buffers];
}
