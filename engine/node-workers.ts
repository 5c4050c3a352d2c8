import type { MakeWorker } from "./runtime/real-workers";

/** The part of Node's API that is used. It is looked up at run time, so that bundles for browsers do not import it. */
type NodeWorker = {
	on(event: "message", take: (message: unknown) => void): void;
	on(event: "error", take: (error: Error) => void): void;
	postMessage(message: unknown): void;
	terminate(): Promise<unknown>;
};
type Threads = { Worker: new (script: string, options: { eval: true }) => NodeWorker };
type MaybeNode = { process?: { getBuiltinModule?(name: string): unknown } };

/**
 * The worker's script: takes calls and answers them. It deletes the globals that work is most likely to try and that the sandbox's workers lack, so
 * that such a program fails in both. It is no sandbox. There everything is deleted that is not on a list (`sandbox/inside/harden.ts`); here only
 * the names below are, and other globals of Node, such as `Buffer`, stay.
 */
const SCRIPT = `
const { parentPort } = require("node:worker_threads");
const { runInThisContext } = require("node:vm");
const post = parentPort.postMessage.bind(parentPort);
const failed = (error) => post({ kind: "error", name: String(error.name), message: String(error.message), stack: String(error.stack) });
parentPort.on("message", ({ text, values }) => {
	try {
		post(runInThisContext(text)(values));
	} catch (error) {
		failed(error);
	}
});
for (const name of ["console", "process", "require", "fetch", "setTimeout", "setInterval", "setImmediate", "queueMicrotask", "performance"])
	delete globalThis[name];
`;

/** Creates workers from Node's threads; undefined outside Node and in Node before 20.16. */
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
