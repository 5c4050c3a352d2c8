import { expose } from "comlink";
import type { Trace } from "../../engine/types";
import { compileProgram, loadEveryPart } from "./compile";
import type { TraceFormat } from "./save-trace";

type Views = typeof import("./view-trace");
let views: Promise<Views> | undefined;
/** Loaded with the first trace that is read here: those of most runs are read on the page. Calls go through in the order in which they came. */
const withViews = async <R>(call: (views: Views) => R): Promise<R> => {
	views ??= import("./view-trace");
	return call(await views);
};

/**
 * The functions of the tools worker: pure functions of the compiler and of analysis, off the page's thread.
 * To offer another one, add it here; the client's types follow. Arguments and results are copied by structured clone unless transferred.
 */
const tools = {
	compile: compileProgram,
	/** Fetches what can be needed later. */
	loadEverything: async (): Promise<void> => {
		await Promise.allSettled([loadEveryPart(), import("./view-trace"), import("./save-trace")]);
	},
	// To read a trace while its rows arrive, call these three in this order.
	beginView: (...args: Parameters<Views["beginView"]>) => withViews(({ beginView }) => beginView(...args)),
	addRows: (...args: Parameters<Views["addRows"]>) => withViews(({ addRows }) => addRows(...args)),
	endView: (...args: Parameters<Views["endView"]>) => withViews(({ endView }) => endView(...args)),
	/** Loaded on first use, because most visitors save nothing. */
	saveTrace: async (trace: Trace, format: TraceFormat): Promise<Blob> => (await import("./save-trace")).saveTrace(trace, format),
};

export type ToolsApi = typeof tools;

expose(tools);
