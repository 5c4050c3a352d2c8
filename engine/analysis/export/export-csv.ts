import type { Trace } from "../../types";
import { spans } from "../read/read-spans";
import { endingText, spanName } from "./export-words";

/** Lines per piece. The table comes in pieces, because that of a large run exceeds the longest possible string. */
const LINES_A_PIECE = 4096;

/** A field of CSV (RFC 4180), quoted if necessary. */
const field = (value: string | number): string => {
	const text = String(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A CSV table in pieces, to be joined or passed to a `Blob`. */
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

/** A CSV table of all tasks: start, end, place, parent and ending. Times in virtual ms. @returns pieces, to be joined or passed to a `Blob` */
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

/** A CSV table of live tasks, tasks in flight and modelled bytes over time. Each line holds until the next one. @returns pieces, as `tasksCsv` */
export function seriesCsv({ series }: Trace): string[] {
	return table(["time_ms", "live", "in_flight", "bytes"], series.length, (i) => [
		series.time[i] as number,
		series.live[i] as number,
		series.inFlight[i] as number,
		series.bytes[i] as number,
	]);
}
