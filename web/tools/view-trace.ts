import { transfer } from "comlink";
import { type Lanes, type Segments, type Spans, TraceReader } from "../../engine/analysis/index";
import type { RowChunk } from "../../engine/sandbox/gate";
import type { Site, VirtualMs } from "../../engine/types";

/** The reading under way. Rows of an older one come too late. */
let current: { id: number; reader: TraceReader } | null = null;

/** Begins to read a trace whose rows are still to come; one that was begun before is given up. @param tasks how many there will be, where that is known */
export function beginView(id: number, sites: Site[], tasks?: number): void {
	current = null;
	current = { id, reader: new TraceReader(sites, tasks) };
}

/** Reads the rows that follow those that came before. A reading that breaks is gone: without these rows it would be a wrong one. */
export function addRows(id: number, { code, time, task, site, other }: RowChunk): void {
	const reading = current;
	if (reading?.id !== id) return;
	current = null;
	reading.reader.read({ kind: code, time, task, site, other, length: code.length });
	current = reading;
}

/** Where what a picture is drawn from is sent straight away, past the page: the page needs 0.2 s to show a run of a million tasks. */
export type Recipient = {
	/** The columns come through it, once. */
	port: MessagePort;
	/** Runs of fewer segments go to the page, which draws them itself. */
	least: number;
};

/**
 * What charts draw, after the last row; null when this worker knows nothing of the reading.
 * What a picture is drawn from is memory of its own, for it goes on to the worker that draws: to copy it there would keep the page busy
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

/** Every buffer of an object of columns, once, at any depth. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
	if (ArrayBuffer.isView(value)) {
		if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
	} else if (typeof value === "object" && value !== null) for (const part of Object.values(value)) buffersOf(part, found);
	return [...found];
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
