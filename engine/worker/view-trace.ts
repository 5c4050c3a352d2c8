import { transfer } from "comlink";
import { type Lanes, lanes, type Spans, segments, spans } from "../analysis/index";
import type { Trace } from "../types";

/** Every buffer of an object of columns, once, at any depth. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
	if (ArrayBuffer.isView(value)) {
		if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
	} else if (typeof value === "object" && value !== null) for (const part of Object.values(value)) buffersOf(part, found);
	return [...found];
}

/**
 * Reads what charts draw from a trace, and gives the trace back: its columns travel to the worker and home again without a copy.
 * What a picture is drawn from is memory of its own, for the page hands it on to the worker that draws: to copy it there would keep
 * the page busy for 0.4 s.
 */
export function viewTrace(trace: Trace) {
	const all = spans(trace);
	const byFunction = lanes(trace, all);
	const drawing = { spans: copyOfSpans(all), segments: segments(trace, all), lanes: copyOfLanes(byFunction), isSpare: true };
	const answer = { trace, spans: all, lanes: byFunction, drawing };
	return transfer(answer, buffersOf(answer));
}

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
