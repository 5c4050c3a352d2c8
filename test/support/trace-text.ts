import type { RunResult } from "../../engine/types";

/** Every byte of a run that must be the same wherever it runs: columns, series, console, stats and outcome, as one text. */
export function runText({ trace, console: lines, stats, outcome, elapsed }: RunResult): string {
	const columns = [
		trace.kind,
		trace.time,
		trace.task,
		trace.site,
		trace.other,
		trace.series.time,
		trace.series.live,
		trace.series.inFlight,
		trace.series.bytes,
	];
	const hex = columns.map((column) =>
		Array.from(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), (byte) =>
			byte.toString(16).padStart(2, "0"),
		).join(""),
	);
	return [...hex, inOrder({ lines, stats, outcome, elapsed, strings: trace.strings, resources: trace.resources })].join("\n");
}

/** JSON with the keys of objects in alphabetical order: the order in which fields were set says nothing. */
function inOrder(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === "object" && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner,
	);
}
