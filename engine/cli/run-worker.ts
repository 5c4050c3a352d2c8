import { runInThisContext } from "node:vm";
import { parentPort, workerData } from "node:worker_threads";
import { formatBytes, formatCount, formatTime } from "../analysis";
import { extras } from "../extras";
import { nodeWorkers } from "../node-workers";
import { SOURCE_SCHEME } from "../runtime/report/errors";
import { harden } from "../sandbox/inside/harden";
import { type Host, startRun } from "../start";
import type { Progress } from "../types";
import { type RunReply, type RunRequest, STOP } from "./run-messages";

const port = parentPort;
if (port === null) throw new Error("run-worker is a worker: start it with new Worker(…).");
const { program, ...options } = workerData as RunRequest;
// What the thread uses of Node, taken before the program can run, and before nothing of Node is left that it could name.
const now = performance.now.bind(performance);
const { setImmediate: macrotask, setTimeout: setTimer } = globalThis;
const post = port.postMessage.bind(port);
const host: Host = {
	// No `eval`: the process forbids code from strings, so that no text of the program becomes code of Node.
	evaluate: ({ code, file }) => Promise.resolve(runInThisContext(code, { filename: SOURCE_SCHEME + file }) as unknown),
	now,
	macrotask: (callback) => void macrotask(callback),
	setTimer: (callback, ms) => void setTimer(callback, ms),
	makeWorker: nodeWorkers(),
	extras,
};
const left = harden();
if (left.length > 0) throw new Error(`Globals of Node are left that a program could reach: ${left.join(", ")}.`);

const startedAt = now();
const reply = (message: RunReply): void => post(message);
reply({ kind: "begun" });
const run = startRun(
	program,
	{
		...options,
		onProgress: (progress) =>
			reply({ kind: "progress", text: progressText(progress), endIsNear: progress.done !== null || progress.ofLimit > 0.1 }),
		onConsole: (line) => reply({ kind: "console", line }),
	},
	host,
);
port.on("message", (message) => {
	if (message !== STOP) return;
	reply({ kind: "stopping" });
	run.stop();
});
const finished = await run.result;
const { kind, time, task, site, other } = finished.trace;
post(
	{ kind: "result", result: finished } satisfies RunReply,
	[kind, time, task, site, other].map((column) => column.buffer as ArrayBuffer),
);

function progressText({ at, tasks, bytes, ofLimit, done }: Progress): string {
	const left = done === null || done < 0.01 ? null : ((now() - startedAt) * (1 - done)) / done / 1000;
	const share = left === null ? "" : `, ${Math.round((done ?? 0) * 100)} % done, about ${Math.ceil(left)} s left`;
	return `${formatTime(at)} of virtual time, ${formatCount(tasks)} tasks, ${formatBytes(bytes)} modelled, ${Math.round(ofLimit * 100)} % of a limit${share}`;
}
