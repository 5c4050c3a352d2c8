import type { MakeWorker } from "./runtime/real-workers";

/** What of Node is used, found at run time, so that no bundle for browsers asks for it. */
type NodeWorker = {
	on(event: "message", take: (message: unknown) => void): void;
	on(event: "error", take: (error: Error) => void): void;
	postMessage(message: unknown): void;
	terminate(): Promise<unknown>;
};
type Threads = { Worker: new (script: string, options: { eval: true }) => NodeWorker };
type MaybeNode = { process?: { getBuiltinModule?(name: string): unknown } };

/** Takes calls and answers them. What the sandbox's workers do not have is gone here too, so that a program behaves alike in both. */
const SCRIPT = `
const { parentPort } = require("node:worker_threads");
const post = parentPort.postMessage.bind(parentPort);
const failed = (error) => post({ kind: "error", name: String(error.name), message: String(error.message), stack: String(error.stack) });
parentPort.on("message", ({ text, values }) => {
	try {
		post((0, eval)(text)(values));
	} catch (error) {
		failed(error);
	}
});
for (const name of ["console", "process", "require", "fetch", "setTimeout", "setInterval", "setImmediate", "queueMicrotask", "performance"])
	delete globalThis[name];
`;

/** Makes workers from Node's threads; undefined where this is not Node, or one before 20.16. */
export function nodeWorkers(): MakeWorker | undefined {
	const threads = (globalThis as MaybeNode).process?.getBuiltinModule?.("node:worker_threads") as Threads | undefined;
	if (threads === undefined) return undefined;
	return ({ answered, broke }) => {
		const worker = new threads.Worker(SCRIPT, { eval: true });
		worker.on("message", answered);
		worker.on("error", (error) => broke(error.message));
		return {
			post: (call) => worker.postMessage(call),
			end: () => void worker.terminate(),
		};
	};
}
