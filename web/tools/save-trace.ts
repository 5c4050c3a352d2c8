import { chromeTrace, perfettoTrace, seriesCsv, tasksCsv } from "../../engine/analysis/index";
import type { Trace } from "../../engine/types";

/** File formats of a trace: for chrome://tracing, for Perfetto, or tables of tasks and of counts over time. */
export type TraceFormat = "chrome" | "perfetto" | "tasks" | "series";

/** Converts a trace to a file. Takes seconds for a million tasks, so it runs in the tools worker. */
export function saveTrace(trace: Trace, format: TraceFormat): Blob {
	switch (format) {
		case "chrome":
			return new Blob(chromeTrace(trace), { type: "application/json" });
		case "perfetto":
			return new Blob([perfettoTrace(trace) as Uint8Array<ArrayBuffer>], { type: "application/octet-stream" });
		case "tasks":
			return new Blob(tasksCsv(trace), { type: "text/csv" });
		case "series":
			return new Blob(seriesCsv(trace), { type: "text/csv" });
	}
}
