import { expose } from "comlink";
import { compile } from "../../engine/compiler";
import type { Trace } from "../../engine/types";
import type { TraceFormat } from "./save-trace";
import { addRows, beginView, endView } from "./view-trace";

/**
 * What the app's own tools worker can do: pure functions of the compiler and of analysis, away from the page's thread.
 * To offer another, add it here; the client's types follow. Arguments and results cross by structured clone.
 */
const tools = {
	compile,
	// A trace is read while its rows arrive: these three in this order.
	beginView,
	addRows,
	endView,
	/** Loaded when it is first asked for: most visitors save nothing. */
	saveTrace: async (trace: Trace, format: TraceFormat): Promise<Blob> => (await import("./save-trace")).saveTrace(trace, format),
};

export type ToolsApi = typeof tools;

expose(tools);
