import type { SandboxTrials } from "../../engine/sandbox";
import {
	type Compilation,
	type ConsoleLine,
	type Diagnostic,
	type Fault,
	type Knob,
	type KnobValue,
	type Program,
	type Progress,
	type Run,
	type RunOptions,
	type RunResult,
	type Trace,
	withKnobValue,
} from "../../engine/types";
import type { TraceFormat } from "../tools/save-trace";
import type { Recipient } from "../tools/view-trace";
import { createLiveConsole } from "./live-console";
import { createMoment, type Moment } from "./moment";
import { nextPhase, type PhaseEvent, type RunPhase } from "./phase";
import { createSignal, type Signal } from "./signal";
import type { TraceView } from "./trace-view";

/** Texts of files by name; `main.ts` is the entry. */
export type Files = Record<string, string>;

/** Returns, once, the recipient to which the next large run may be sent; null when there is none. */
export type TakeRecipient = () => Recipient | null;

/** Compiles programs and reads traces in a worker. */
export type EngineTools = {
	/** @param options `inspect` compiles a program that can be told step by step */
	compile(files: Files, options?: { inspect?: boolean }): Promise<Compilation>;
	/** @param takeRecipient called only for a large run: the recipient gets the drawing data directly from the tools worker */
	view(result: RunResult, takeRecipient: TakeRecipient): Promise<TraceView>;
	/** The trace as a file. */
	save(trace: Trace, format: TraceFormat): Promise<Blob>;
};
/** Runs programs in the sandbox. */
export type EngineSandbox = {
	run(program: Program, options: RunOptions): Run;
	/** Loads ahead what a run of the program will need. */
	prepare(program: Program): void;
	/** A worker for many short runs; a run replaces it. @param isBrief a completed run is told again: another frame is kept warm for the next run */
	trials(program: Program, isBrief?: boolean): Pick<SandboxTrials, "try" | "narrate" | "end" | "isEnded">;
	dispose(): void;
};
export type Engine = { tools: EngineTools; sandbox: EngineSandbox };

/** A finished run with everything that the scope draws. */
export type Finished = {
	id: number;
	files: Files;
	result: RunResult;
	view: TraceView;
	/** The options that reproduce the run. */
	options: RunOptions;
	/** Duration in real milliseconds. */
	took: number;
};

export type RunState = {
	phase: RunPhase;
	shown: Finished | null;
	/** The compiler's problems in the files that were last to be run. */
	problems: Diagnostic[];
	/** What the compiler said of files that have not been run. */
	foreseen: { files: Files; problems: Diagnostic[] } | null;
	/** Knobs of the last run with the current values. */
	knobs: Knob[];
	seed: number;
	/** Vary the order of outside events that end at one instant, as exploring does; set when one of its runs is replayed. */
	vary: boolean;
	/** Faults to inject into the next run. */
	faults: Fault[];
	/** An uncaught error ends the run, as in Node. */
	asInNode: boolean;
	/** The pinned run, for comparison. */
	pinned: Finished | null;
	/** Console lines of a run in progress; empty otherwise. */
	live: ConsoleLine[];
};

export type RunStore = {
	state: Signal<RunState>;
	/** The playhead in virtual milliseconds: `moment.at`. */
	playhead: Signal<number>;
	moment: Moment;
	/** Compiles and runs these files with the current seed and the current knobs, of which `knobs` replaces some. */
	run(files: Files, knobs?: Record<string, KnobValue>): void;
	/** Compiles these files ahead of a run, if the store is idle. Their problems are then `foreseen`. */
	prepare(files: Files): void;
	/** Ends the run within a second, whatever the program does. */
	stop(): void;
	/** Pauses the run between two jobs, or resumes it. */
	pause(): void;
	resume(): void;
	/** Lets a paused run execute one turn of the event loop. */
	step(): void;
	/** Sets a knob and runs again at once. */
	setKnob(name: string, value: KnobValue): void;
	/** Sets the seed; a program that has been run is run again. */
	setSeed(seed: number): void;
	/** Sets whether an uncaught error ends the run; a program that has been run is run again. */
	setAsInNode(asInNode: boolean): void;
	/** Sets faults for the program that was run last, and runs it again at once. */
	setFaults(faults: Fault[]): void;
	/** Runs the last program again with a seed that exploring has found. */
	replay(seed: number): void;
	/** Runs these files and pins the run, which is not shown. */
	pinRunOf(files: Files): void;
	/** Pins the shown run for comparison, or unpins it. */
	pin(isPinned: boolean): void;
	/** Sets where large runs are sent for drawing. */
	sendLargeRunsTo(take: TakeRecipient): void;
	/** The engine, for sweeping, exploring and inspecting. Rejects when it cannot be loaded. */
	engine(): Promise<Engine>;
	/** Forgets results and knobs, for another program. */
	clear(): void;
	/** Loads the engine before it is needed. */
	warm(): void;
};

/** Real milliseconds after which a run of unknown length is paused, and asks whether to go on. */
const ASK_AFTER = 10_000;
/** The sandbox settles a stopped run in any case. If it has not after this many real milliseconds, it is broken and is given up. */
const STOP_PATIENCE = 12_000;
/** When a knob moves during a run, the run may finish within this many real milliseconds; then it is stopped. */
const KNOB_PATIENCE = 250;

const initial: RunState = {
	phase: { kind: "idle" },
	shown: null,
	problems: [],
	foreseen: null,
	knobs: [],
	seed: 1,
	vary: false,
	faults: [],
	asInNode: false,
	pinned: null,
	live: [],
};

/**
 * The state of running one program. One run at a time; results of an older run are dropped.
 * @param load creates the engine on first use, and again after a sandbox was lost
 */
export function createRunStore(load: () => Promise<Engine>): RunStore {
	const state = createSignal(initial);
	const moment = createMoment();
	const playhead = moment.at;
	const set = (part: Partial<RunState>): void => state.set({ ...state.get(), ...part });
	/** Changes the phase, and `part` of the state with it. */
	const enter = (event: PhaseEvent, part: Partial<RunState> = {}): void => {
		const before = state.get();
		const phase = nextPhase(before.phase, event);
		if (phase !== before.phase || Object.keys(part).length > 0) state.set({ ...before, ...part, phase });
	};

	let engine: Promise<Engine> | null = null;
	let chosen: Record<string, KnobValue> = {};
	let lastFiles: Files | null = null;
	let compiled: { files: Files; compilation: Compilation } | null = null;
	let current: { id: number; run: Run | null } | null = null;
	let again = false;
	/** The program whose run is to be pinned, until it is. */
	let ghost: Files | null = null;
	let takeRecipient: TakeRecipient = () => null;
	let count = 0;

	const getEngine = (): Promise<Engine> => {
		engine ??= load();
		return engine;
	};
	/** Gives up the sandbox; the next run gets a new one. */
	const abandon = (): void => {
		const lost = engine;
		engine = null;
		current = null;
		lost?.then(({ sandbox }) => sandbox.dispose()).catch(() => {});
	};

	/** @param isGhost the run is pinned instead of shown, and is not the one that knobs run again */
	const start = async (files: Files, isGhost = false): Promise<void> => {
		const id = ++count;
		const isStale = (): boolean => current?.id !== id;
		current?.run?.stop();
		current = { id, run: null };
		if (!isGhost) lastFiles = files;
		again = false;
		const known = compiled && sameFiles(compiled.files, files) ? compiled.compilation : null;
		// Skipped when nothing has to be compiled or loaded, to save a render.
		if (known === null || engine === null) enter({ kind: "compile" }, { live: [] });
		try {
			const { tools, sandbox } = await getEngine();
			if (isStale()) return;
			const compilation = known ?? (await tools.compile(files));
			if (isStale()) return;
			compiled = { files, compilation };
			set({ problems: compilation.diagnostics, foreseen: null, live: [] });
			if (!compilation.program) {
				current = null;
				if (isGhost) ghost = null;
				enter({ kind: "refuse" });
				return;
			}
			const since = performance.now();
			enter({ kind: "start", since });
			const { seed, vary, faults, asInNode } = state.get();
			const options: RunOptions = { seed, vary, faults, asInNode, knobs: chosen };
			const run = sandbox.run(compilation.program, {
				...options,
				onProgress: (progress) => {
					if (!isStale()) enter({ kind: "progress", progress });
				},
				onConsole: createLiveConsole((live) => {
					if (!isStale()) set({ live });
				}),
			});
			current = { id, run };
			setTimeout(() => {
				const { phase } = state.get();
				if (isStale() || phase.kind !== "running" || phase.activity !== "going" || endIsNear(phase.progress)) return;
				enter({ kind: "ask" });
				run.pause();
			}, ASK_AFTER);
			const result = await run.result;
			if (isStale()) return;
			const view = await tools.view(result, () => takeRecipient());
			if (isStale()) return;
			current = null;
			const finished = { id, files, result, view, options, took: performance.now() - since };
			if (isGhost) {
				ghost = null;
				enter({ kind: "end" }, { pinned: finished, live: [] });
			} else finish(finished);
		} catch (error) {
			if (isStale()) return;
			ghost = null;
			abandon();
			enter({ kind: "lose", message: error instanceof Error ? error.message : String(error) }, { live: [] });
		}
		if (again && lastFiles) void start(lastFiles);
		// A run that was started before the ghost had ended took its place.
		else if (ghost !== null) void start(ghost, true);
	};

	const prepare = async (files: Files): Promise<void> => {
		if (current !== null || (compiled && sameFiles(compiled.files, files))) return;
		const { tools, sandbox } = await getEngine();
		const compilation = await tools.compile(files);
		if (compilation.program !== null) sandbox.prepare(compilation.program);
		if (current !== null) return;
		compiled = { files, compilation };
		set({ foreseen: { files, problems: compilation.diagnostics } });
	};

	const finish = (finished: Finished): void => {
		const { shown } = state.get();
		const { result } = finished;
		// For the same program with another knob or seed, the playhead stays in place, and at the end of the run it stays at the end.
		const at = playhead.get();
		const isKept =
			shown !== null && sameFiles(shown.files, finished.files) && at < shown.result.trace.end && at <= result.elapsed;
		playhead.set(isKept ? at : result.trace.end);
		enter({ kind: "end" }, { shown: finished, knobs: withChosen(result.knobs, chosen), live: [] });
	};

	const stop = (): void => {
		const stopped = current;
		if (!stopped) return;
		again = false;
		enter({ kind: "stop" });
		if (!stopped.run) {
			current = null;
			return;
		}
		stopped.run.stop();
		setTimeout(() => {
			if (current !== stopped) return;
			abandon();
			enter({ kind: "lose", message: "The program did not answer, so its sandbox was closed." }, { live: [] });
		}, STOP_PATIENCE);
	};

	/** Runs again with the current knobs: after the current run if that ends soon, else instead of it. */
	const rerun = (): void => {
		if (!lastFiles) return;
		const busy = current;
		if (!busy) {
			void start(lastFiles);
			return;
		}
		again = true;
		setTimeout(() => {
			if (current === busy && again && lastFiles) void start(lastFiles);
		}, KNOB_PATIENCE);
	};

	return {
		state,
		playhead,
		moment,
		run: (files, knobs = {}) => {
			chosen = { ...chosen, ...knobs };
			// Faults refer to tasks of the previous program; another program has other tasks.
			if (lastFiles !== null && !sameFiles(lastFiles, files)) set({ faults: [], vary: false });
			void start(files);
		},
		prepare: (files) => void prepare(files).catch(() => {}),
		stop,
		pause: () => {
			enter({ kind: "pause" });
			current?.run?.pause();
		},
		resume: () => {
			enter({ kind: "resume" });
			current?.run?.resume();
		},
		step: () => current?.run?.step("turn"),
		setKnob: (name, value) => {
			chosen = { ...chosen, [name]: value };
			set({ knobs: withChosen(state.get().knobs, chosen) });
			rerun();
		},
		setSeed: (seed) => {
			set({ seed, vary: false });
			rerun();
		},
		setAsInNode: (asInNode) => {
			set({ asInNode });
			rerun();
		},
		setFaults: (faults) => {
			set({ faults });
			rerun();
		},
		replay: (seed) => {
			set({ seed, vary: true });
			rerun();
		},
		pinRunOf: (files) => {
			ghost = files;
			if (current === null) void start(files, true);
		},
		pin: (isPinned) => set({ pinned: isPinned ? state.get().shown : null }),
		sendLargeRunsTo: (take) => {
			takeRecipient = take;
		},
		engine: getEngine,
		clear: () => {
			if (current?.run) current.run.stop();
			current = null;
			again = false;
			ghost = null;
			chosen = {};
			lastFiles = null;
			playhead.set(0);
			const { seed, asInNode } = state.get();
			set({ ...initial, seed, asInNode });
		},
		warm: () => void getEngine().catch(() => {}),
	};
}

/** True when it is known how much of the work is done, or when a limit will soon end the run. */
const endIsNear = (progress: Progress | null): boolean => progress !== null && (progress.done !== null || progress.ofLimit > 0.1);

/** True when both have the same files with the same texts. */
export const sameFiles = (a: Files, b: Files): boolean =>
	Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, text]) => b[name] === text);

const withChosen = (knobs: Knob[], chosen: Record<string, KnobValue>): Knob[] =>
	knobs.map((knob) => withKnobValue(knob, chosen[knob.name]));
