import { createDrawing } from "./drawing";
import type { Engine } from "./run-store";
import { MANY_ROWS, viewTrace } from "./trace-view";

/** Creates a sandbox and a tools worker. This module is loaded on first use; pages render without it. */
export async function loadEngine(): Promise<Engine> {
	const [{ createSandbox }, { createTools }, { createViews }] = await Promise.all([
		import("../../engine/sandbox"),
		import("../tools/tools-client"),
		import("../tools/view-client"),
	]);
	const tools = createTools();
	const views = createViews(tools);
	const sandbox = createSandbox();
	// What can be needed later comes now, while the page rests, so that nothing is missing when the network is.
	void tools.loadEverything().catch(() => {});
	sandbox.prepare({ extras: true });
	return {
		sandbox: {
			...sandbox,
			// For a short trace, sending it to the tools worker costs more than reading it here.
			run: (program, options) => sandbox.run(program, options, views.listener(program.sites, MANY_ROWS)),
		},
		tools: {
			compile: (files, options) => tools.compile(files, options),
			save: (trace, format) => tools.saveTrace(trace, format),
			view: async (result, takeRecipient) => {
				// The benchmark measures from here to the first picture.
				performance.mark("run ended");
				if (result.trace.length < MANY_ROWS) return viewTrace(result);
				const recipient = takeRecipient();
				const { drawing, isSent, ...shown } = await views.view(result.trace, recipient);
				const owner = isSent && recipient !== null ? recipient : "drawing";
				return { ...shown, drawing: createDrawing(result.trace, shown, drawing, owner) };
			},
		},
	};
}
