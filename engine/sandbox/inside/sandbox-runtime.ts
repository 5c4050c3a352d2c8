/**
 * The first script in the sandbox's worker. It is bundled to the text of one classic script (see `web/build/sandbox-plugin.ts`).
 * It takes the port, deletes the globals, and only then runs the learner's code. All code here is strict, because a patched `Error.prepareStackTrace`
 * gets the functions and receivers of sloppy frames.
 */
import { type Host, narrateRun, startRun } from "../../start";
import type { CompiledModule, Run, RunResult, Trace } from "../../types";
import {
	DEFAULT_CONSOLE_LINES,
	PARTS_UNDER_WAY,
	type PoolCommand,
	SIZES,
	type WorkerCommand,
	type WorkerMessage,
} from "../gate/messages";
import { traceParcels } from "../gate/trace-chunks";
import { clipStory, headOf, trialOf } from "./clip-result";
import { ConsoleStream } from "./console-stream";
import { harden } from "./harden";
import { createPoolClient } from "./pool-client";
import { serveCall } from "./pool-server";
import { after, createMacrotask, every, importDefault, onMessage, post, realNow, whenSettled } from "./primordials";
import type { SandboxExtras } from "./sandbox-extras";

/** Interval of heartbeats: short enough for Stop to tell a hung program from a busy one (see `sandbox-run.ts`). After 2 s without, the page gives up. */
const BEAT_MS = 100;
const CONSOLE_FLUSH_MS = 50;

type Send = (message: WorkerMessage, transfer?: ArrayBuffer[]) => void;

const EXPORT = "export default ";

/** The text of a module that exports the compiled function. Its source URL makes stacks name the learner's file. */
function moduleText({ code, file }: CompiledModule): string {
	return `${EXPORT}${code}\n//# sourceURL=interleave:///${file.replace(/[^\w./-]/g, "_")}`;
}

/** A run, and a function that sends the next part of its result. */
type Session = { run: Run; next(isEnough: boolean): void };

const isSmall = ({ length, series, strings, resources, gauges, shown }: Trace): boolean =>
	shown === undefined &&
	length + series.length < SIZES.rowsPerChunk / 2 &&
	strings.length + resources.length + gauges.length < 100;

/**
 * Sends the first parts of a result.
 *
 * @returns a function that sends one more part per call; with true it skips the rest of the trace
 */
function sendResult(result: RunResult, stream: ConsoleStream, extras: SandboxExtras | null, send: Send): Session["next"] {
	stream.flush();
	const parcels = traceParcels(result.trace, result.stats.tasks, extras?.shownParcels);
	let isSent = false;
	const sendNext = (isEnough: boolean): void => {
		if (isSent) return;
		const { value: parcel, done } = parcels.next();
		if (!done && !isEnough) return send(parcel.message, parcel.transfer);
		isSent = true;
		send({ kind: "result", result: headOf(result, stream.dropped) });
	};
	// A small trace is sent without backpressure: waiting for the page, which is busy rendering, would take longer than reading the trace.
	const most = isSmall(result.trace) ? Number.POSITIVE_INFINITY : PARTS_UNDER_WAY;
	for (let i = 0; i < most && !isSent; i++) sendNext(false);
	return sendNext;
}

/** What not every run needs: asked of the page, unless it has sent that already. */
function createShelf(send: Send) {
	let extras: SandboxExtras | null = null;
	let arrived: (extras: SandboxExtras) => void = () => {};
	let failed: (error: unknown) => void = () => {};
	return {
		get extras() {
			return extras;
		},
		loadExtras: (): Promise<SandboxExtras> =>
			new Promise((resolve, reject) => {
				arrived = resolve;
				failed = reject;
				send({ kind: "need-extras" });
			}),
		/** @param then called when it is there, or cannot be */
		take(text: string, then: () => void): void {
			whenSettled(
				importDefault(text),
				(loaded) => {
					extras = loaded as SandboxExtras;
					arrived(extras);
					then();
				},
				(error: unknown) => {
					failed(error);
					then();
				},
			);
		},
	};
}
type Shelf = ReturnType<typeof createShelf>;

type SandboxHost = Host & { readonly extras: SandboxExtras | null };

const hostWith = (shelf: Shelf, macrotask: Host["macrotask"], makeWorker?: Host["makeWorker"]): SandboxHost => ({
	get extras() {
		return shelf.extras;
	},
	loadExtras: shelf.loadExtras,
	evaluate: (module) => importDefault(moduleText(module)),
	firstColumn: EXPORT.length,
	now: realNow,
	macrotask,
	setTimer: after,
	makeWorker,
});

/** Tells when the program's own code begins. Its packages are evaluated before, and a large one is silent for as long as that takes. */
function announcingStart(host: Host, started: () => void): Host {
	let isStarted = false;
	const evaluate: Host["evaluate"] = (module) => {
		if (!isStarted && !module.isPackage) {
			isStarted = true;
			started();
		}
		return host.evaluate(module);
	};
	return { ...host, evaluate };
}

function begin(command: Extract<WorkerCommand, { kind: "run" }>, host: SandboxHost, send: Send): Session {
	const limit = command.options.limits?.consoleLines ?? DEFAULT_CONSOLE_LINES;
	const stream = new ConsoleStream((lines) => send({ kind: "console", lines }), realNow, limit);
	let sendNext: Session["next"] = () => {};
	every(BEAT_MS, () => send({ kind: "beat" }));
	every(CONSOLE_FLUSH_MS, () => stream.flush());
	const run = startRun(
		command.program,
		{
			...command.options,
			onProgress: (progress) => send({ kind: "progress", progress }),
			onConsole: (line) => stream.push(line),
		},
		announcingStart(host, () => send({ kind: "started" })),
	);
	whenSettled(
		run.result,
		(result) => {
			sendNext = guarded(sendResult, send)(result, stream, host.extras, send) ?? sendNext;
		},
		// The engine guarantees a result, whatever the program does. Should it fail all the same, the page must be told.
		(error: unknown) => fail(error, send),
	);
	return { run, next: (isEnough) => guarded(sendNext, send)(isEnough) };
}

/** Runs the program once without rows and sends a short result, or tells a part of a run. */
function tryOnce(command: Extract<WorkerCommand, { kind: "try" | "narrate" }>, host: Host, send: Send): void {
	const { program, options } = command;
	const announcing = announcingStart(host, () => send({ kind: "started" }));
	const failed = (error: unknown): void => fail(error, send);
	if (command.kind === "try") {
		const { result } = startRun(program, { ...options, record: false }, announcing);
		whenSettled(result, (value) => send({ kind: "tried", trial: trialOf(value) }), failed);
	} else {
		const told = narrateRun(program, options, command.window, announcing);
		whenSettled(told, (value) => send({ kind: "told", story: clipStory(value) }), failed);
	}
}

/** Wraps a function so that its errors end the run: the program may have broken built-ins that it uses, such as `Array.prototype`. */
function guarded<A extends unknown[], R>(body: (...args: A) => R, send: Send): (...args: A) => R | undefined {
	return (...args) => {
		try {
			return body(...args);
		} catch (error) {
			fail(error, send);
			return undefined;
		}
	};
}

/** Ends the run from outside the engine: sends an invalid `result`, which the page reports as a broken run. */
function fail(error: unknown, send: Send): void {
	let text = "an error that cannot be read";
	try {
		text = String(error);
	} catch {}
	send({ kind: "result", result: text } as unknown as WorkerMessage);
}

function listen(port: MessagePort): void {
	const send: Send = (message, transfer = []) => post(port, message, transfer);
	const pool = createPoolClient(send);
	const macrotask = createMacrotask();
	const shelf = createShelf(send);
	const host = hostWith(shelf, macrotask, pool.makeWorker);
	// Trials are many short runs in one worker; the page opens no pool workers for them.
	const trialHost = hostWith(shelf, macrotask);
	const left = harden();
	let session: Session | null = null;
	let isBeating = false;
	/** Messages held back while the worker runs its warm-up program or loads something; null otherwise. */
	let held: [command: WorkerCommand | PoolCommand, ports: readonly MessagePort[]][] | null = null;
	/** Holds messages back until `task` calls back. */
	const holdDuring = (task: (done: () => void) => void): void => {
		const waiting: NonNullable<typeof held> = [];
		held = waiting;
		task(() => {
			held = null;
			for (const [command, ports] of waiting) hear(command, ports);
		});
	};
	const hear = (command: WorkerCommand | PoolCommand, ports: readonly MessagePort[]): void => {
		if (held === null) obey(command, ports);
		else held.push([command, ports]);
	};
	const obey = (command: WorkerCommand | PoolCommand, ports: readonly MessagePort[]): void => {
		switch (command.kind) {
			case "warm":
				return holdDuring((done) => whenSettled(startRun(WARM_UP_PROGRAM, {}, trialHost).result, done, done));
			case "extras":
				return holdDuring((done) => shelf.take(command.text, done));
			case "run":
				session ??= guarded(begin, send)(command, host, send) ?? null;
				return;
			case "try":
			case "narrate":
				if (!isBeating) every(BEAT_MS, () => send({ kind: "beat" }));
				isBeating = true;
				guarded(tryOnce, send)(command, trialHost, send);
				return;
			case "worker":
				if (ports[0] !== undefined) pool.opened(command.id, ports[0]);
				return;
			case "no-worker":
				return pool.broke(command.id, command.message);
			case "call":
				return serveCall(command, (message) => post(port, message, []));
			case "pause":
				return session?.run.pause();
			case "resume":
				return session?.run.resume();
			case "step":
				return session?.run.step(command.unit);
			case "stop":
				send({ kind: "stopping" });
				return session?.run.stop();
			case "next":
				return session?.next(false);
			case "enough":
				return session?.next(true);
		}
	};
	onMessage(port, (data, ports) => hear(data as WorkerCommand | PoolCommand, ports));
	send({ kind: "up", left });
}

let isTaken = false;
onMessage(globalThis, (_data, ports) => {
	const port = ports[0];
	if (isTaken || port === undefined) return;
	isTaken = true;
	listen(port);
});
