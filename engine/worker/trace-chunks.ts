import type { Trace } from "../types";
import { clip } from "./clip";
import { SIZES, type WorkerMessage } from "./messages";

type Send = (message: WorkerMessage, transfer: ArrayBuffer[]) => void;

/** Calls `send` with each stretch of `length` items, at most `size` long. */
function inChunks(length: number, size: number, send: (from: number, to: number) => void): void {
	for (let from = 0; from < length; from += size) send(from, Math.min(from + size, length));
}

/**
 * Sends a trace in the order that `TraceAssembly` takes it. Columns are copied chunk by chunk and the copies transferred:
 * crossing processes copies anyway (about 1.5 ms a MB), and chunks of 1 MB let the page paint between two of them.
 *
 * @param tasks number of the last task
 */
export function sendTrace(trace: Trace, tasks: number, send: Send): void {
	const { series } = trace;
	const strings = trace.strings.slice(0, SIZES.texts);
	const resources = trace.resources.slice(0, SIZES.texts);
	send(
		{
			kind: "trace",
			head: {
				rows: trace.length,
				series: series.length,
				stride: series.stride,
				strings: strings.length,
				resources: resources.length,
				tasks,
				truncatedAt: trace.truncatedAt,
				end: trace.end,
			},
		},
		[],
	);
	for (const [of, texts] of [
		["strings", strings],
		["resources", resources],
	] as const) {
		inChunks(texts.length, SIZES.textsPerChunk, (from, to) => {
			send({ kind: "texts", of, texts: texts.slice(from, to).map((text) => clip(text, SIZES.text)) }, []);
		});
	}
	inChunks(trace.length, SIZES.rowsPerChunk, (from, to) => {
		const code = trace.kind.slice(from, to);
		const time = trace.time.slice(from, to);
		const task = trace.task.slice(from, to);
		const site = trace.site.slice(from, to);
		const other = trace.other.slice(from, to);
		const transfer = [code.buffer, time.buffer, task.buffer, site.buffer, other.buffer];
		send({ kind: "rows", chunk: { from, code, time, task, site, other } }, transfer);
	});
	inChunks(series.length, SIZES.seriesPerChunk, (from, to) => {
		const time = series.time.slice(from, to);
		const live = series.live.slice(from, to);
		const inFlight = series.inFlight.slice(from, to);
		const bytes = series.bytes.slice(from, to);
		send({ kind: "series", chunk: { from, time, live, inFlight, bytes } }, [
			time.buffer,
			live.buffer,
			inFlight.buffer,
			bytes.buffer,
		]);
	});
	let points = 0;
	for (const gauge of trace.gauges.slice(0, SIZES.gauges)) {
		const length = Math.min(gauge.time.length, SIZES.gaugePoints - points);
		points += length;
		inChunks(length, SIZES.gaugePointsPerChunk, (from, to) => {
			const time = Float64Array.from(gauge.time.slice(from, to));
			const value = Float64Array.from(gauge.value.slice(from, to));
			send({ kind: "gauge", name: clip(gauge.name, SIZES.text), time, value }, [time.buffer, value.buffer]);
		});
	}
}
