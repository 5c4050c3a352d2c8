import { expose } from "comlink";
import type { Trace } from "../../engine/types";
import { compileProgram } from "./compile";
import type { TraceFormat } from "./save-trace";
import { addRows, beginView, endView } from "./view-trace";

/**
 * The functions of the tools worker: pure functions of the compiler and of analysis, off the page's thread.
 * To offer another one, add it here; the client's types follow. Arguments and results are copied by structured clone unless transferred.
 */
const tools = {
	compile: compileProgram,
	// To read a trace while its rows arrive, call these three in this order.
	beginView,
	addRows,
	endView,
	/** Loaded on first use, because most visitors save nothing. */
	saveTrace: async (trace: Trace, format: TraceFormat): Promise<Blob> => (await import("./save-trace")).saveTrace(trace, format),
};

export type ToolsApi = typeof tools;

expose(tools);
