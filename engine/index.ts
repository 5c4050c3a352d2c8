import { type Exploration, type ExploreOptions, exploreWith } from "./explore";
import { extras } from "./extras";
import { nodeWorkers } from "./node-workers";
import { SOURCE_SCHEME } from "./runtime/report/errors";
import { type Host, narrateRun, startRun } from "./start";
import type { Program, Run, RunOptions, Story, StoryWindow } from "./types";

export { type CompileOptions, compile } from "./compiler";
export type { DistinctOutcome, Exploration, ExploreOptions } from "./explore";
export type * from "./types";

/** Globals of a JavaScript host that the language itself does not define. */
type HostGlobals = {
	performance: { now(): number };
	setTimeout(callback: () => void, ms: number): unknown;
	/** Only in Node. */
	setImmediate?: (callback: () => void) => unknown;
	MessageChannel: new () => { port1: { onmessage: unknown }; port2: { postMessage(message: unknown): void } };
};

/**
 * Runs a compiled program in this realm: in Node, or in a worker made for it. A page uses `sandbox/` instead.
 * @returns the run; its `result` settles once, whatever the program does, except for an endless synchronous loop
 * @throws RangeError for a limit that is not a number
 * @example const { outcome } = await run(program, { seed: 7 }).result
 */
export function run(program: Program, options: RunOptions = {}): Run {
	return startRun(program, options, thisRealm());
}

/**
 * Runs a program under many seeds, and varies the order of outside events that end at the same instant.
 * @returns the distinct outcomes with their counts, and the shortest run that did not complete, with the options that reproduce it
 * @example const { failing } = await explore(program, { seeds: 200 })
 */
export const explore = (program: Program, options?: ExploreOptions): Promise<Exploration> => exploreWith(run, program, options);

/**
 * Replays a program deterministically and tells a part of it step by step.
 * @param program from `compile(files, { inspect: true })`
 * @param options those of the run that wrote the trace
 * @param window the rows of the trace to tell about; everything unless given
 * @returns the steps, at most 6,000, each with the call stack, the microtasks, the timers and the variables that it has changed
 */
export const narrate = (
	program: Program,
	options: RunOptions,
	window: StoryWindow = { from: 0, to: Number.MAX_SAFE_INTEGER },
): Promise<Story> => narrateRun(program, options, window, thisRealm());

/** Calls back in a new macrotask. A message, because browsers delay nested timers by 4 ms, a tenth of a slice of the event loop. */
function createMacrotask({ setImmediate, MessageChannel }: HostGlobals): Host["macrotask"] {
	if (setImmediate !== undefined) return (callback) => void setImmediate(callback);
	const { port1, port2 } = new MessageChannel();
	const waiting: (() => void)[] = [];
	port1.onmessage = () => waiting.shift()?.();
	return (callback) => {
		waiting.push(callback);
		port2.postMessage(null);
	};
}

function thisRealm(): Host {
	const globals = globalThis as unknown as HostGlobals;
	return {
		// Indirect eval, so that the program cannot see the engine's variables. Evaluating a program is the purpose of this function.
		// oxlint-disable-next-line no-eval
		evaluate: (module) => Promise.resolve((0, eval)(`${module.code}\n//# sourceURL=${SOURCE_SCHEME}${module.file}`) as unknown),
		now: () => globals.performance.now(),
		macrotask: createMacrotask(globals),
		setTimer: (callback, ms) => void globals.setTimeout(callback, ms),
		makeWorker: nodeWorkers(),
		extras,
	};
}
