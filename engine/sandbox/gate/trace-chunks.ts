import { columnsOf } from "../../trace/rows";
import type { Series, Shown, Trace } from "../../types";
import { clip } from "./clip";
import { type RowChunk, SIZES, type WorkerMessage } from "./messages";

/** A message and the buffers to transfer with it. */
export type Parcel = { message: WorkerMessage; transfer: ArrayBuffer[] };

/** Splits `length` items into ranges `[from, to]` of at most `size`. */
function* stretches(length: number, size: number): Generator<[from: number, to: number]> {
	for (let from = 0; from < length; from += size) yield [from, Math.min(from + size, length)];
}

function* textParcels(of: "strings" | "resources", texts: string[]): Generator<Parcel> {
	for (const [from, to] of stretches(texts.length, SIZES.textsPerChunk)) {
		yield { message: { kind: "texts", of, texts: texts.slice(from, to).map((text) => clip(text, SIZES.text)) }, transfer: [] };
	}
}

/** Copies of a trace's rows, at most `size` at a time. */
export function* chunksOf(trace: Trace, size: number): Generator<RowChunk> {
	for (const [from, to] of stretches(trace.length, size)) {
		const { kind, ...columns } = columnsOf(trace, from, to);
		yield { from, code: kind, ...columns };
	}
}

/** All buffers of a chunk, to be transferred. */
export const buffersOfChunk = ({ code, time, task, site, other }: RowChunk): ArrayBuffer[] =>
	[code, time, task, site, other].map(({ buffer }) => buffer as ArrayBuffer);

function* rowParcels(trace: Trace): Generator<Parcel> {
	for (const chunk of chunksOf(trace, SIZES.rowsPerChunk))
		yield { message: { kind: "rows", chunk }, transfer: buffersOfChunk(chunk) };
}

function* seriesParcels(series: Series): Generator<Parcel> {
	for (const [from, to] of stretches(series.length, SIZES.seriesPerChunk)) {
		const time = series.time.slice(from, to);
		const live = series.live.slice(from, to);
		const inFlight = series.inFlight.slice(from, to);
		const bytes = series.bytes.slice(from, to);
		const transfer = [time.buffer, live.buffer, inFlight.buffer, bytes.buffer];
		yield { message: { kind: "series", chunk: { from, time, live, inFlight, bytes } }, transfer };
	}
}

function* gaugeParcels(gauges: Trace["gauges"]): Generator<Parcel> {
	let points = 0;
	for (const { name, time, value } of gauges.slice(0, SIZES.gauges)) {
		const length = Math.min(time.length, SIZES.gaugePoints - points);
		points += length;
		for (const [from, to] of stretches(length, SIZES.gaugePointsPerChunk)) {
			const times = Float64Array.from(time.slice(from, to));
			const values = Float64Array.from(value.slice(from, to));
			const message: WorkerMessage = { kind: "gauge", name: clip(name, SIZES.text), time: times, value: values };
			yield { message, transfer: [times.buffer, values.buffer] };
		}
	}
}

/**
 * A trace as messages, in the order that `TraceAssembly` expects. Columns are copied chunk by chunk, and the copies are transferred. Sending to
 * another process copies in any case (about 1.5 ms per MB), and chunks of 1 MB let the page paint between two of them.
 *
 * @param tasks number of the last task
 * @param shownParcels what the program showed, as messages
 */
export function* traceParcels(
	trace: Trace,
	tasks: number,
	shownParcels: ((shown: Shown) => Generator<Parcel>) | undefined,
): Generator<Parcel> {
	const { series, truncatedAt, end } = trace;
	const strings = trace.strings.slice(0, SIZES.texts);
	const resources = trace.resources.slice(0, SIZES.texts);
	const counts = { rows: trace.length, series: series.length, strings: strings.length, resources: resources.length, tasks };
	yield { message: { kind: "trace", head: { ...counts, stride: series.stride, truncatedAt, end } }, transfer: [] };
	yield* textParcels("strings", strings);
	yield* textParcels("resources", resources);
	yield* rowParcels(trace);
	yield* seriesParcels(series);
	yield* gaugeParcels(trace.gauges);
	if (trace.shown !== undefined && shownParcels !== undefined) yield* shownParcels(trace.shown);
}
