import { parentPort, workerData } from "node:worker_threads";
import { formatBytes, formatCount, formatTime } from "../analysis";
import { type ConsoleLine, type KnobValue, type Program, type Progress, type RunResult, run } from "../index";

export type RunRequest = {
	program: Program;
	seed: number;
	knobs: Record<string, KnobValue>;
	clock: "virtual" | "real";
	asInNode: boolean;
};
/** Console lines are sent as they are written, so that they are kept when the program has to be ended from outside. */
export type RunReply =
	/** The thread is up, and the program runs from now on. */
	| { kind: "begun" }
	| { kind: "progress"; text: string }
	| { kind: "console"; line: ConsoleLine }
	| { kind: "result"; result: RunResult };

const port = parentPort;
if (port === null) throw new Error("run-worker is a worker: start it with new Worker(…).");
const { program, ...options } = workerData as RunRequest;
const startedAt = performance.now();
const reply = (message: RunReply): void => port.postMessage(message);
reply({ kind: "begun" });
const result = await run(program, {
	...options,
	onProgress: (progress) => reply({ kind: "progress", text: progressText(progress) }),
	onConsole: (line) => reply({ kind: "console", line }),
}).result;
const columns = [result.trace.kind, result.trace.time, result.trace.task, result.trace.site, result.trace.other];
port.postMessage(
	{ kind: "result", result } satisfies RunReply,
	columns.map((column) => column.buffer as ArrayBuffer),
);

function progressText({ at, tasks, bytes, ofLimit, done }: Progress): string {
	const left = done === null || done < 0.01 ? null : ((performance.now() - startedAt) * (1 - done)) / done / 1000;
	const share = left === null ? "" : `, ${Math.round((done ?? 0) * 100)} % done, about ${Math.ceil(left)} s left`;
	return `${formatTime(at)} of virtual time, ${formatCount(tasks)} tasks, ${formatBytes(bytes)} modelled, ${Math.round(ofLimit * 100)} % of a limit${share}`;
}
