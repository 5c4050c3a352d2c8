import { takeOffer } from "./drawing-offer";
import type { Engine } from "./run-store";
import { MANY_ROWS, viewTrace } from "./trace-view";

/** Makes a sandbox and a tools worker. Loaded on first use: pages are complete without it. */
export async function loadEngine(): Promise<Engine> {
	const [{ createSandbox }, { createTools }, { handOver, handOverPort }] = await Promise.all([
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
				const offer = takeOffer();
				const recipient = offer && handOverPort({ port: offer.port, least: offer.least });
				const { trace, spans, lanes, drawing, isSent } = await tools.viewTrace(handOver(result.trace), recipient);
				const view = { spans, lanes, drawing: { ...drawing, isSpare: !isSent, sentTo: isSent && offer ? offer.ticket : 0 } };
				return { result: { ...result, trace }, view };
			},
		},
	};
}
