import { transfer } from "comlink";
import { lanes, segments, spans } from "../analysis/index";
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
 * A million tasks take about a second, during which the page goes on.
 */
export function viewTrace(trace: Trace) {
	const all = spans(trace);
	const answer = { trace, spans: all, segments: segments(trace, all), lanes: lanes(trace, all) };
	return transfer(answer, buffersOf(answer));
}

/** Marks a trace to be handed over, not copied; the page must not touch it until it comes back. */
export function handOver(trace: Trace): Trace {
	return transfer(trace, buffersOf(trace));
}
