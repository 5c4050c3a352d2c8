import type { Engine } from "./run-store";
import { viewTrace } from "./trace-view";

/** Makes a sandbox and a tools worker. Loaded on first use: pages are complete without it. */
export async function loadEngine(): Promise<Engine> {
	const [{ createSandbox }, { createTools }] = await Promise.all([
		import("../../engine/worker/sandbox-host"),
		import("../../engine/worker/tools-client"),
	]);
	const tools = createTools();
	return {
		sandbox: createSandbox(),
		tools: {
			compile: (files) => tools.compile(files),
			view: async (result) => ({ result, view: viewTrace(result) }),
		},
	};
}
