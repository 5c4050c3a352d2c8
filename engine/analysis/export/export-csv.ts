import type { Trace } from "../../types";
import { spans } from "../read/read-spans";
import { endingText, spanName } from "./export-words";

/** Lines joined into one text at a time: the table of a large run is longer than a string may be. */
const LINES_A_PIECE = 4096;

/** A field of CSV (RFC 4180): quoted where it has to be. */
const field = (value: string | number): string => {
	const text = String(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Lines of CSV in pieces, to be joined or handed to a `Blob`. */
function table(head: string[], length: number, row: (i: number) => (string | number)[]): string[] {
	const pieces: string[] = [];
	let lines = [head.join(",")];
	for (let i = 0; i < length; i++) {
		if (lines.length === LINES_A_PIECE) {
			pieces.push(`${lines.join("\r\n")}\r\n`);
			lines = [];
		}
		lines.push(row(i).map(field).join(","));
	}
	return [...pieces, `${lines.join("\r\n")}\r\n`];
}

/** Every task of a run: when it started and ended, where, by whom, and how. Times in virtual ms. */
export function tasksCsv(trace: Trace): string[] {
	const all = spans(trace);
	return table(["task", "name", "file", "line", "parent", "start_ms", "end_ms", "ending"], all.length, (i) => {
		const site = trace.sites[all.site[i] as number];
		const task = all.task[i] as number;
		return [
			task,
			spanName(trace, all, i),
			site?.file ?? "",
			site?.line ?? 0,
			task === 0 ? "" : (all.parent[i] as number),
			all.start[i] as number,
			all.end[i] as number,
			endingText(trace, all, i),
		];
	});
}

/** Live tasks, tasks in flight and modelled bytes over time: each line holds until the next. */
export function seriesCsv({ series }: Trace): string[] {
	return table(["time_ms", "live", "in_flight", "bytes"], series.length, (i) => [
		series.time[i] as number,
		series.live[i] as number,
		series.inFlight[i] as number,
		series.bytes[i] as number,
	]);
}
