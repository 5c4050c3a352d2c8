import { transfer } from "comlink";
import { type Lanes, type Segments, type Spans, TraceReader } from "../../engine/analysis/index";
import type { RowChunk } from "../../engine/sandbox/gate";
import type { Site, VirtualMs } from "../../engine/types";

/** The current reading. Rows of an older one are ignored. */
let current: { id: number; reader: TraceReader } | null = null;

/** Begins to read a trace whose rows will arrive; gives up a previous one. @param tasks number of tasks, if known */
export function beginView(id: number, sites: Site[], tasks?: number): void {
	current = null;
	current = { id, reader: new TraceReader(sites, tasks) };
}

/** Reads the next rows. If that throws, the reading is dropped, because it would be wrong without these rows. */
export function addRows(id: number, { code, time, task, site, other }: RowChunk): void {
	const reading = current;
	if (reading?.id !== id) return;
	current = null;
	reading.reader.read({ kind: code, time, task, site, other, length: code.length });
	current = reading;
}

/** Where drawing data is sent directly, bypassing the page, which needs 0.2 s to render a run of a million tasks. */
export type Recipient = {
	/** The columns are sent through it, once. */
	port: MessagePort;
	/** Runs with at most this number of segments go to the page, which draws them itself. */
	least: number;
};

/**
 * Ends a reading after the last row. @returns what charts draw; null when this worker does not have the reading.
 * The drawing data is a separate copy, so that it can be transferred to the painter worker. Copying it there instead would keep the page busy
 * for 0.4 s.
 */
export function endView(id: number, end: VirtualMs, strings: string[], recipient: Recipient | null) {
	if (current?.id !== id) {
		recipient?.port.close();
		return null;
	}
	const { spans, segments, lanes, names } = current.reader.finish(end, strings);
	current = null;
	const own = { spans: copyOfSpans(spans), segments, lanes: copyOfLanes(lanes) };
	const isSent = recipient !== null && segments.length > recipient.least;
	if (isSent) recipient.port.postMessage({ ...own, end, names }, buffersOf(own));
	recipient?.port.close();
	const drawing = isSent ? { spans, lanes, segments: without(segments) } : own;
	const answer = { spans, lanes, names, drawing, isSent };
	return transfer(answer, buffersOf(answer));
}

/** All buffers in an object of columns, at any depth, each once. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
	if (ArrayBuffer.isView(value)) {
		if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
	} else if (typeof value === "object" && value !== null) for (const part of Object.values(value)) buffersOf(part, found);
	return [...found];
}

/** Empty segments with the original length, for when the recipient has the data. */
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

function copyOfSpans({ length, task, start, end, site, number, parent, ending, note, settled }: Spans): Spans {
	return {
		length,
		task: task.slice(),
		start: start.slice(),
		end: end.slice(),
		site: site.slice(),
		number: number.slice(),
		parent: parent.slice(),
		ending: ending.slice(),
		note: note.slice(),
		settled: settled.slice(),
	};
}
