import { createDrawing } from "./drawing";
import type { Engine } from "./run-store";
import { MANY_ROWS, viewTrace } from "./trace-view";

/** Makes a sandbox and a tools worker. Loaded on first use: pages are complete without it. */
export async function loadEngine(): Promise<Engine> {
	const [{ createSandbox }, { createTools }, { createViews }] = await Promise.all([
		import("../../engine/sandbox"),
		import("../tools/tools-client"),
		import("../tools/view-client"),
	]);
	const tools = createTools();
	const views = createViews(tools);
	const sandbox = createSandbox();
	return {
		sandbox: {
			...sandbox,
			// The journey costs more than reading a short trace does.
			run: (program, options) => sandbox.run(program, options, views.listener(program.sites, MANY_ROWS)),
		},
		tools: {
			compile: (files, options) => tools.compile(files, options),
			save: (trace, format) => tools.saveTrace(trace, format),
			view: async (result, takeRecipient) => {
				// The bench counts from here to the first picture.
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
