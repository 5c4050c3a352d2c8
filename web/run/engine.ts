import type { Engine } from "./run-store";
import { MANY_ROWS, viewTrace } from "./trace-view";

/** Makes a sandbox and a tools worker. Loaded on first use: pages are complete without it. */
export async function loadEngine(): Promise<Engine> {
	const [{ createSandbox }, { createTools }, { handOver }] = await Promise.all([
		import("../../engine/worker/sandbox-host"),
		import("../../engine/worker/tools-client"),
		import("../../engine/worker/view-trace"),
	]);
	const tools = createTools();
	return {
		sandbox: createSandbox(),
		tools: {
			compile: (files, options) => tools.compile(files, options),
			save: (trace, format) => tools.saveTrace(trace, format),
			view: async (result) => {
				// The bench counts from here to the first picture.
				performance.mark("run ended");
				// The journey costs more than reading a short trace does.
				if (result.trace.length < MANY_ROWS) return { result, view: viewTrace(result) };
				const { trace, ...view } = await tools.viewTrace(handOver(result.trace));
				return { result: { ...result, trace }, view };
			},
		},
	};
}
