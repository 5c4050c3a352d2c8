import { transfer } from "comlink";
import { type Lanes, lanes, type Segments, type Spans, spanNames, spansAndSegments } from "../analysis/index";
import type { Trace } from "../types";

/** Every buffer of an object of columns, once, at any depth. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
	if (ArrayBuffer.isView(value)) {
		if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
	} else if (typeof value === "object" && value !== null) for (const part of Object.values(value)) buffersOf(part, found);
	return [...found];
}

/** Where what a picture is drawn from is sent straight away: to whoever draws, past the page. */
export type Recipient = {
	port: MessagePort;
	/** Runs of fewer segments go to the page, which draws them itself. */
	least: number;
};

/**
 * Reads what charts draw from a trace, and gives the trace back: its columns travel to the worker and home again without a copy.
 * What a picture is drawn from is memory of its own, for it goes on to the worker that draws: to copy it there would keep the page busy
 * for 0.4 s.
 */
export function viewTrace(trace: Trace, recipient: Recipient | null) {
	const { spans, segments } = spansAndSegments(trace);
	const byFunction = lanes(trace, spans);
	const own = { spans: copyOfSpans(spans), segments, lanes: copyOfLanes(byFunction) };
	const isSent = recipient !== null && segments.length > recipient.least;
	if (isSent) {
		const source = { ...own, end: trace.end, names: spanNames(trace, spans) };
		recipient.port.postMessage(source, buffersOf(own));
	}
	recipient?.port.close();
	const drawing = isSent ? { spans, lanes: byFunction, segments: without(segments) } : own;
	const answer = { trace, spans, lanes: byFunction, drawing, isSent };
	return transfer(answer, buffersOf(answer));
}

/** How many segments there are, when somebody else has them. */
const without = ({ length }: Segments): Segments => ({
	length,
	span: new Uint32Array(0),
	start: new Float64Array(0),
	end: new Float64Array(0),
	state: new Uint8Array(0),
	site: new Uint16Array(0),
	wait: new Uint32Array(0),
});

const copyOfLanes = (of: Lanes): Lanes => ({ ...of, lane: of.lane.slice() });

function copyOfSpans({ length, task, start, end, site, parent, ending, note, settled }: Spans): Spans {
	return {
		length,
		task: task.slice(),
		start: start.slice(),
		end: end.slice(),
		site: site.slice(),
		parent: parent.slice(),
		ending: ending.slice(),
		note: note.slice(),
		settled: settled.slice(),
	};
}

/** Marks a trace to be handed over, not copied; the page must not touch it until it comes back. */
export function handOver(trace: Trace): Trace {
	return transfer(trace, buffersOf(trace));
}

/** The same for the port to whoever draws. */
export const handOverPort = (recipient: Recipient): Recipient => transfer(recipient, [recipient.port]);
