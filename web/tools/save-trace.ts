import { chromeTrace, perfettoTrace, seriesCsv, tasksCsv } from "../../engine/analysis/index";
import type { Trace } from "../../engine/types";

/** What a trace can be saved as: for chrome://tracing, for Perfetto, or as tables of tasks and of counts over time. */
export type TraceFormat = "chrome" | "perfetto" | "tasks" | "series";

/** The bytes of a file that holds the trace. Seconds for a million tasks, so it is done away from the page. */
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
