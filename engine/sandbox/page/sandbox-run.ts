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
import { releaseFrame, takeFrame } from "./frame-slot";
import type { SandboxFrame } from "./sandbox-frame";
import { type Ending, resultWithout } from "./sandbox-outcomes";
import { SandboxPool } from "./sandbox-pool";
import { SandboxWatch, type WatchLimits } from "./sandbox-watch";
import { TraceAssembly } from "./trace-assembly";

/**
 * How long Stop waits to be read. The runtime yields to its own messages every ≤ 50 ms, so what has not read it by then hangs;
 * removing the frame frees the CPU in another 12–16 ms, which keeps Stop under 100 ms.
 */
const STOP_READ_MS = 60;
/** The same for a worker that was silent for `QUIET_MS` before: it beats every 100 ms, so it hangs, and only the page's own queue may know better. */
const STOP_QUIET_MS = 15;
const QUIET_MS = 250;
/** How long a worker that has read Stop may take for its result, however often it beats. */
const STOP_RESULT_MS = 10_000;
const DEFAULT_ROWS = 8_000_000;
/**
 * Messages that an honest worker never sends, before the run is given up. A few are ignored, but reading a large one costs the page
 * milliseconds before it can be refused, and two thousand a second would leave it none.
 */
const MOST_REFUSED = 20;

/** The options that can cross a port. */
export function plainOptions({ seed, clock, knobs, limits, vary, faults, record }: RunOptions): PlainRunOptions {
	return { seed, clock, knobs, limits, vary, faults, record };
}

/** Hears of a run's rows as they arrive in the page. */
export type RowListener = {
	/** How many rows there will be, and the number of the last task. */
	begin(head: Pick<TraceHead, "rows" | "tasks">): void;
	/** The rows that follow; their memory is the listener's. */
	rows(chunk: RowChunk): void;
	/** All rows have come. @param trace that of the result */
	end(trace: Trace): void;
};

/** A run in the page's sandbox, seen from the page. Whatever the worker does or fails to do, `result` settles. */
export class SandboxRun implements Run {
	readonly result: Promise<RunResult>;
	#settle: (result: RunResult) => void = () => {};
	#frame: SandboxFrame;
	#watch: SandboxWatch;
	#assembly: TraceAssembly;
	/** What was posted, to be posted again should the idle worker turn out to be dead. */
	readonly #posted: WorkerCommand[] = [];
	readonly #console: ConsoleLine[] = [];
	#characters = 0;
	#progress: Progress | null = null;
	#refused = 0;
	#isStarted = false;
	#isSettled = false;
	#isFrameAlive = false;
	#hasRetried = false;
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
		this.#post({ kind: "run", program, options: plainOptions(options) });
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
		const unheard = (): void => this.#giveUp({ kind: "stop-unheard" });
		if (asked - this.#heardAt < QUIET_MS) {
			this.#stopTimer = setTimeout(unheard, STOP_READ_MS);
			return;
		}
		this.#stopTimer = setTimeout(() => {
			// Messages that waited while the page was busy have been read by now.
			if (this.#heardAt > asked) this.#stopTimer = setTimeout(unheard, STOP_READ_MS);
			else unheard();
		}, STOP_QUIET_MS);
	}

	evict(): void {
		this.#giveUp({ kind: "evicted" });
	}

	#post(command: WorkerCommand): void {
		if (this.#isSettled) return;
		if (!this.#isStarted) this.#posted.push(command);
		this.#frame.port.postMessage(command);
	}

	/** Listens to the frame just taken. */
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
		// The idle worker died before it could begin (another tab's memory can take it): nothing has happened, so once more.
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
				if (this.#assemble(message)) return this.#post({ kind: "next" });
				this.#post({ kind: "enough" });
				this.#refuse();
				return;
			case "open-worker":
				if (!this.#isStarted || this.options.clock !== "real" || !this.#pool.open(message.id)) this.#refuse();
				return;
			case "end-worker":
				return this.#pool.end(message.id);
			case "tried":
			case "inspected":
				return this.#refuse();
			case "result":
				return this.#finish(message.result);
			default:
				return assertNever(message, "message of the sandbox");
		}
	}

	/** Takes a part of the trace; false for one that does not fit: it is left out, and the trace will not be whole. */
	#assemble(part: Extract<WorkerMessage, { kind: "trace" | "texts" | "rows" | "series" | "gauge" }>): boolean {
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
		}
	}

	/** The worker counts lines and characters as the page does, so what passes a limit is none of its own. */
	#write(lines: ConsoleLine[]): void {
		const longest = this.options.limits?.consoleLines ?? DEFAULT_CONSOLE_LINES;
		for (const line of lines) {
			this.#characters += line.text.length;
			if (this.#console.length >= longest || this.#characters > SIZES.consoleTotal) return this.#refuse();
			this.#console.push(line);
			this.options.onConsole?.(line);
		}
	}

	#finish(head: ResultHead): void {
		const trace = this.#assembly.finish(head.stats.tasks);
		if (trace.length > 0) this.listener?.end(trace);
		this.#end({ ...head, console: this.#console, trace }, false);
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
