import {
	assertNever,
	type ConsoleLine,
	type Program,
	type Progress,
	type Run,
	type RunOptions,
	type RunResult,
	type StepUnit,
	type Trace,
} from "../../types";
import {
	DEFAULT_CONSOLE_LINES,
	type PlainRunOptions,
	type ResultHead,
	type RowChunk,
	SIZES,
	type TraceHead,
	type WorkerCommand,
	type WorkerMessage,
} from "../gate/messages";
import { claimsToBeResult, parseWorkerMessage } from "../gate/parse-worker-message";
import { charactersOf } from "../gate/read-line";
import { releaseFrame, takeFrame } from "./frame-slot";
import { fetchExtras, type SandboxFrame } from "./sandbox-frame";
import { type Ending, resultWithout } from "./sandbox-outcomes";
import { SandboxPool } from "./sandbox-pool";
import { SandboxWatch, type WatchLimits } from "./sandbox-watch";
import { TraceAssembly } from "./trace-assembly";

/**
 * How long Stop waits for a worker that was quiet for `quietMs`: it is hung, unless a message is still in the page's queue. Removing the frame frees
 * the CPU after another 12–16 ms, which keeps Stop under 100 ms.
 */
const STOP_QUIET_MS = 15;
/** How long a worker may take to read Stop, and after that for its result, even if it sends heartbeats. */
const STOP_RESULT_MS = 10_000;
const DEFAULT_ROWS = 8_000_000;
/**
 * Messages that an honest worker never sends: most that are ignored before the run is given up. Reading a large one costs the page
 * milliseconds before it can be rejected, so two thousand a second would keep it busy.
 */
const MOST_REFUSED = 20;

/** The options that can be sent through a port. */
export function plainOptions({ seed, clock, knobs, limits, vary, faults, record, asInNode }: RunOptions): PlainRunOptions {
	return { seed, clock, knobs, limits, vary, faults, record, asInNode };
}

/** Receives the rows of a run as they arrive in the page. */
export type RowListener = {
	/** Called first, with the number of rows and the number of the last task. */
	begin(head: Pick<TraceHead, "rows" | "tasks">): void;
	/** The next rows; the listener owns their memory. */
	rows(chunk: RowChunk): void;
	/** Called after the last row. @param trace the trace of the result */
	end(trace: Trace): void;
};

/** The page's side of a run in the sandbox. `result` settles, whatever the worker does. */
export class SandboxRun implements Run {
	readonly result: Promise<RunResult>;
	#settle: (result: RunResult) => void = () => {};
	#frame: SandboxFrame;
	#watch: SandboxWatch;
	#assembly: TraceAssembly;
	/** The commands posted so far, to be posted again if the idle worker turns out to be dead. */
	readonly #posted: WorkerCommand[] = [];
	readonly #console: ConsoleLine[] = [];
	#characters = 0;
	#progress: Progress | null = null;
	#refused = 0;
	#isStarted = false;
	#isSettled = false;
	#isFrameAlive = false;
	#hasRetried = false;
	/** The worker has asked for what not every run needs; it asks once. */
	#hasExtras = false;
	readonly #pool = new SandboxPool((command, transfer) => this.#frame.port.postMessage(command, transfer));
	/** When the last message came, in milliseconds of the page's clock. */
	#heardAt = 0;
	#stopTimer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		readonly program: Program,
		readonly options: RunOptions,
		readonly limits: WatchLimits,
		readonly onEnd: () => void,
		readonly listener: RowListener | null = null,
	) {
		this.result = new Promise((resolve) => {
			this.#settle = resolve;
		});
		this.#assembly = new TraceAssembly(program.sites, options.limits?.rows ?? DEFAULT_ROWS);
		this.#frame = takeFrame(this);
		this.#watch = this.#attach();
		const begin = (): void => this.#post({ kind: "run", program, options: plainOptions(options) });
		if (program.extras === true) this.#sendExtras(begin);
		else begin();
	}

	/** Sends what not every run needs. @param then called once it has been sent */
	#sendExtras(then: () => void): void {
		fetchExtras().then(
			(text) => {
				this.#post({ kind: "extras", text });
				then();
			},
			(error: unknown) => this.#giveUp({ kind: "crashed", message: `a part of it could not be loaded: ${String(error)}` }),
		);
	}

	pause(): void {
		this.#post({ kind: "pause" });
	}

	resume(): void {
		this.#post({ kind: "resume" });
	}

	step(unit: StepUnit): void {
		this.#post({ kind: "step", unit });
	}

	stop(): void {
		if (this.#isSettled || this.#stopTimer !== undefined) return;
		if (!this.#isStarted) return this.#giveUp({ kind: "not-begun" });
		this.#post({ kind: "stop" });
		const asked = performance.now();
		const look = (): void => {
			const now = performance.now();
			const patience = Math.min(this.limits.quietMs - (now - this.#heardAt), STOP_RESULT_MS - (now - asked));
			if (patience > 0) this.#stopTimer = setTimeout(look, patience);
			else this.#giveUp({ kind: "stop-unheard" });
		};
		this.#stopTimer = setTimeout(look, STOP_QUIET_MS);
	}

	evict(): void {
		this.#giveUp({ kind: "evicted" });
	}

	#post(command: WorkerCommand): void {
		if (this.#isSettled) return;
		if (!this.#isStarted) this.#posted.push(command);
		this.#frame.port.postMessage(command);
	}

	/** Listens to the new frame. */
	#attach(): SandboxWatch {
		const frame = this.#frame;
		frame.events = {
			onAlive: () => {
				this.#isFrameAlive = true;
			},
			onFailed: (message) => this.#giveUp({ kind: "crashed", message }),
		};
		frame.port.onmessage = (event: MessageEvent<unknown>) => this.#hear(event.data);
		return new SandboxWatch(this.limits, {
			onQuiet: () => {
				this.#isFrameAlive = false;
				frame.ping();
			},
			onSilent: () => this.#onSilent(),
			onFlood: () => this.#giveUp({ kind: "flood", perSecond: this.limits.messagesPerSecond }),
			onTooLong: () => this.#giveUp({ kind: "too-long", ms: this.limits.totalMs }),
		});
	}

	#onSilent(): void {
		if (this.#isStarted) return this.#giveUp({ kind: this.#isFrameAlive ? "hung" : "gone" });
		// The idle worker died before the run began, for example because another tab needed the memory. No code has run, so try once more.
		if (this.#hasRetried) return this.#giveUp({ kind: "never-started" });
		this.#hasRetried = true;
		this.#watch.end();
		releaseFrame(this.#frame, this, true);
		this.#frame = takeFrame(this);
		this.#watch = this.#attach();
		for (const command of this.#posted) this.#frame.port.postMessage(command);
	}

	#hear(data: unknown): void {
		if (this.#isSettled) return;
		this.#heardAt = performance.now();
		if (!this.#watch.hear(this.#heardAt)) return;
		const message = parseWorkerMessage(data);
		if (message !== null) return this.#take(message);
		if (claimsToBeResult(data)) this.#giveUp({ kind: "unreadable" });
		else this.#refuse();
	}

	#refuse(): void {
		if (++this.#refused > MOST_REFUSED) this.#giveUp({ kind: "nonsense" });
	}

	#take(message: WorkerMessage): void {
		switch (message.kind) {
			case "beat":
				return;
			case "up":
				return this.#isStarted ? this.#refuse() : undefined;
			case "started":
				if (this.#isStarted) this.#refuse();
				this.#isStarted = true;
				this.#watch.started();
				return;
			case "stopping":
				if (this.#stopTimer === undefined) return;
				clearTimeout(this.#stopTimer);
				this.#stopTimer = setTimeout(() => this.#giveUp({ kind: "stop-unheard" }), STOP_RESULT_MS);
				return;
			case "console":
				return this.#write(message.lines);
			case "progress":
				this.#progress = message.progress;
				return this.options.onProgress?.(message.progress);
			case "trace":
			case "texts":
			case "rows":
			case "series":
			case "gauge":
			case "shown":
				if (this.#assemble(message)) return this.#post({ kind: "next" });
				this.#post({ kind: "enough" });
				this.#refuse();
				return;
			case "open-worker":
				if (!this.#isStarted || this.options.clock !== "real" || !this.#pool.open(message.id)) this.#refuse();
				return;
			case "end-worker":
				return this.#pool.end(message.id);
			case "need-extras":
				if (this.#hasExtras) return this.#refuse();
				this.#hasExtras = true;
				return this.#sendExtras(() => {});
			case "tried":
			case "told":
				return this.#refuse();
			case "result":
				return this.#finish(message.result);
			default:
				return assertNever(message, "message of the sandbox");
		}
	}

	/** Adds a part of the trace. False for an invalid one, which is dropped; the trace will then be incomplete. */
	#assemble(part: Extract<WorkerMessage, { kind: "trace" | "texts" | "rows" | "series" | "gauge" | "shown" }>): boolean {
		const assembly = this.#assembly;
		switch (part.kind) {
			case "trace":
				if (!assembly.begin(part.head)) return false;
				this.listener?.begin(part.head);
				return true;
			case "texts":
				return assembly.addTexts(part.of, part.texts);
			case "rows":
				if (!assembly.addRows(part.chunk)) return false;
				this.listener?.rows(part.chunk);
				return true;
			case "series":
				return assembly.addSeries(part.chunk);
			case "gauge":
				return assembly.addGauge(part.name, part.time, part.value);
			case "shown":
				return assembly.addShown(part.part);
		}
	}

	/** The worker counts lines and characters as the page does, so lines beyond a limit are forged. */
	#write(lines: ConsoleLine[]): void {
		// The first lines, and a tenth of them each of later errors and of the last lines.
		const first = this.options.limits?.consoleLines ?? DEFAULT_CONSOLE_LINES;
		const most = first + 2 * Math.ceil(first / 10);
		for (const line of lines) {
			this.#characters += charactersOf(line);
			if (this.#console.length >= most || this.#characters > SIZES.consoleTotal) return this.#refuse();
			this.#console.push(line);
			this.options.onConsole?.(line);
		}
	}

	#finish(head: ResultHead): void {
		const trace = this.#assembly.finish(head.stats.tasks);
		if (trace.length > 0) this.listener?.end(trace);
		// The last lines come at the end, and errors have been sent before them.
		const console = this.#console.toSorted((a, b) => a.index - b.index);
		this.#end({ ...head, console, trace }, false);
	}

	#giveUp(ending: Ending): void {
		if (this.#isSettled) return;
		const known = { console: this.#console, progress: this.#progress };
		this.#end(resultWithout(ending, known, this.program.sites, this.options), true);
	}

	#end(result: RunResult, isHung: boolean): void {
		this.#isSettled = true;
		this.#watch.end();
		clearTimeout(this.#stopTimer);
		this.#pool.endAll();
		releaseFrame(this.#frame, this, isHung || this.#pool.wasUsed);
		this.#settle(result);
		this.onEnd();
	}
}
