import { deadlockText } from "../trace/deadlock-words";
import { waitGraph } from "../trace/wait-graph";
import { taskName, taskNamer, waitingAtEnd, waitText } from "../trace/waiting";
import type {
	CompiledModule,
	ConsoleLine,
	Diagnostic,
	InspectionResult,
	Outcome,
	Program,
	Run,
	RunOptions,
	RunResult,
	Site,
	TaskId,
	Trace,
} from "../types";
import { Faults } from "./books/faults";
import { Knobs } from "./books/knobs";
import { limitsOf } from "./books/limits";
import { createRandom } from "./books/random";
import { createConsole } from "./globals/console";
import { createScope } from "./globals/globals";
import type { Kernel } from "./library-api";
import type { LoopHost } from "./loop/event-loop";
import { createModuleLinks } from "./modules/module-links";
import { startModules } from "./modules/module-tasks";
import { getMethod } from "./promises/async-iteration";
import { type Body, resume } from "./promises/body";
import { createDisposableStacks } from "./promises/disposable-stacks";
import { suppressedErrorOf } from "./promises/disposal";
import { arrayFromAsync } from "./promises/from-async";
import type { RunPromise } from "./promises/kit";
import { createLowered } from "./promises/lowered";
import { FULFILLED, REJECTED } from "./promises/types";
import { createRealWorkers, type MakeWorker } from "./real-workers";
import { giveMachinery, takeMachinery } from "./recycle";
import { createErrorReporter, textOf } from "./report/errors";
import { inspectState } from "./report/inspection";
import { leakedPermits } from "./report/leaked-permits";
import { createUpdates } from "./report/updates";
import type { InspectOptions } from "./values/inspect";

/** What a run needs of the place it runs in. */
export type Host = LoopHost & {
	/** The function that the text of a module evaluates to. Its source is to be called `interleave:///` and the file's name. */
	evaluate(module: CompiledModule): Promise<unknown>;
	/** Makes a real worker; left out where there are none. */
	makeWorker?: MakeWorker | undefined;
};
export type MakeLibrary = (kernel: Kernel) => Readonly<Record<string, unknown>>;

/** Asks a run to stop at a row and to tell what its suspended tasks hold then. */
export type Inspection = { row: number; arrived(found: InspectionResult): void };

type ModuleFunction = (helpers: object) => () => Body;

/** Time of one turn of the event loop, for the CPU share, in milliseconds. */
const TURN_MS = 0.01;
/** Diagnostics of one kind that are kept; a program that goes wrong a million times says so once more, with the count. */
const MOST_DIAGNOSTICS = 100;

/** Starts a program; everything it does happens on this run's own clock, queue and promises. */
export function createRun(
	program: Program,
	options: RunOptions,
	host: Host,
	makeLibrary: MakeLibrary,
	inspection: Inspection | null = null,
): Run {
	const seed = options.seed ?? 1;
	const report = createErrorReporter(program);
	const diagnostics: Diagnostic[] = [];
	const dropped = new Map<string, number>();
	/** Diagnostics that wait for the names of their tasks. */
	const unnamed: ((nameOf: (task: TaskId) => string) => void)[] = [];
	const siteNow = (): Site | undefined => (core.site === 0 ? undefined : program.sites[core.site]);

	function diagnose(
		kind: Diagnostic["kind"],
		severity: Diagnostic["severity"],
		message: string,
		place: { file: string; line: number; column: number },
	): void {
		if (diagnostics.filter((known) => known.kind === kind).length >= MOST_DIAGNOSTICS)
			dropped.set(kind, (dropped.get(kind) ?? 0) + 1);
		else diagnostics.push({ kind, severity, message, file: place.file, line: place.line, column: place.column });
	}
	/** Says something about a task, by the name that is only known at the end. */
	function diagnoseTask(
		kind: Diagnostic["kind"],
		severity: Diagnostic["severity"],
		message: (nameOf: (task: TaskId) => string) => string,
		place: { file: string; line: number; column: number },
	): void {
		const before = diagnostics.length;
		diagnose(kind, severity, "", place);
		const said = diagnostics[before];
		if (said !== undefined) unnamed.push((nameOf) => void (said.message = message(nameOf)));
	}
	function uncaught(thrown: unknown): void {
		const error = report(thrown, siteNow());
		diagnose(
			"uncaught-error",
			"error",
			`Uncaught ${textOf(error)}. It was thrown in a callback of the event loop, where nothing can catch it.`,
			error,
		);
	}

	const machinery = takeMachinery(limitsOf(options.limits), options.record !== false, {
		uncaught,
		lateHandled(reason, task) {
			const error = report(reason, siteNow());
			diagnoseTask(
				"late-handled",
				"warning",
				(nameOf) =>
					`The rejection ${textOf(error)}${task === null ? "" : ` of ${nameOf(task)}`} was reported as unhandled, and found a handler only later. Attach the handler in the turn in which the work is started.`,
				siteNow() ?? error,
			);
		},
	});
	const { kit, timers, loop } = machinery;
	const { core } = kit;
	if (inspection !== null) core.suspended = new Map();
	if (options.faults !== undefined && options.faults.length > 0) core.faults = new Faults(options.faults, core);
	timers.begin(uncaught, options.vary === true ? createRandom(seed ^ 0x2545f491) : null);
	const random = createRandom(seed);
	const networkRandom = createRandom(seed ^ 0x5bd1e995);
	const SuppressedError = suppressedErrorOf(globalThis) as unknown as new (
		error: unknown,
		suppressed: unknown,
		message?: string,
	) => Error;
	const lowered = createLowered(kit, SuppressedError);
	const consoleLine = (line: ConsoleLine): void => {
		line.line = program.sites[line.line]?.line ?? 0;
		options.onConsole?.({ ...line });
	};
	const inspectOptions: InspectOptions = {
		promise(value) {
			if (!kit.isPromise(value)) return null;
			const { state, value: settled } = kit.peek(value);
			return state === 0 ? { state: "pending" } : { state: state === FULFILLED ? "fulfilled" : "rejected", value: settled };
		},
	};
	const output = createConsole(core, inspectOptions, consoleLine);
	const disposal = { SuppressedError, ...createDisposableStacks(kit, lowered.disposer) };
	const scope = createScope(core, kit, timers, random, output.console, disposal, uncaught);
	const clock = options.clock ?? "virtual";
	const workers = createRealWorkers(core, host.makeWorker ?? null, (turn) => {
		if (!finished) loop.deliver(turn);
	});
	const knobs = new Knobs(options.knobs ?? {});
	const kernel: Kernel = {
		...machinery.kernel,
		chance: networkRandom,
		random,
		AbortController: scope.AbortController as Kernel["AbortController"],
		clock,
		workers,
		placeOf(text) {
			for (const { file, code } of program.modules) {
				const at = code.indexOf(text);
				if (at < 0) continue;
				const before = code.slice(0, at).split("\n");
				return { file, line: before.length, column: (before.at(-1) as string).length + 1 };
			}
			return null;
		},
		fail: (error) => core.end({ kind: "failed", error: report(error, siteNow()) }),
		declareKnob: (name, declare) => knobs.declare(name, declare),
	};
	const library = makeLibrary(kernel);

	let settleResult!: (result: RunResult) => void;
	let failResult!: (error: unknown) => void;
	const result = new Promise<RunResult>((resolve, reject) => {
		settleResult = resolve;
		failResult = reject;
	});
	let finished = false;
	let stopAsked = false;
	/** True once the program's first line may have run: from then on there is something to stop. */
	let begun = false;
	let main: RunPromise | null = null;
	const updates = createUpdates(core);
	const restore = arrayFromAsync(kit, lowered, getMethod);
	/** Leaves nothing of the run behind in the place where it ran. */
	function release(): void {
		restore();
		workers.endAll();
	}

	function finish(outcome: Outcome): void {
		if (finished) return;
		finished = true;
		loop.end();
		release();
		core.sample();
		const trace = core.recorder.finish(program.sites, core.now);
		inspection?.arrived(inspectState(kit, timers, trace, program.sites, inspectOptions));
		const final = outcome.kind === "deadlocked" ? describeDeadlock(outcome, trace) : outcome;
		conclude(final, trace);
		const busy = core.busyMs + core.turns * TURN_MS;
		// In a microtask: a run stopped from a callback still has the program's frames on the stack.
		void Promise.resolve().then(() => giveMachinery(machinery));
		settleResult({
			outcome: final,
			elapsed: core.now,
			console: output.lines,
			consoleDropped: output.dropped(),
			diagnostics,
			knobs: knobs.all,
			trace,
			stats: {
				tasks: core.tasks,
				peakInFlight: core.recorder.series.peakInFlight,
				peakLive: core.recorder.series.peakLive,
				peakLiveBytes: core.peakBytes,
				jobs: core.jobs,
				turns: core.turns,
				cpuShare: core.now === 0 ? 0 : Math.min(1, busy / core.now),
			},
			seed,
		});
	}

	/** The diagnostics that only the end can tell. */
	function conclude(outcome: Outcome, trace: Trace): void {
		const nameOf = taskNamer(trace);
		for (const name of unnamed) name(nameOf);
		const place = siteNow() ?? { file: program.entry, line: 0, column: 0 };
		if (outcome.kind === "failed") diagnose("uncaught-error", "error", `Uncaught ${textOf(outcome.error)}.`, outcome.error);
		else if (outcome.kind === "starved") diagnose("starved", "error", outcome.message, place);
		else if (outcome.kind === "out-of-memory") diagnose("out-of-memory", "error", outcome.message, place);
		else if (outcome.kind === "out-of-budget") diagnose("out-of-budget", "error", outcome.message, place);
		else if (outcome.kind === "deadlocked") {
			const first = waitingAtEnd(trace)[0];
			diagnose("deadlock", "error", outcome.message, program.sites[first?.site ?? 0] ?? place);
		}
		if (outcome.kind === "completed") {
			reportPending(trace);
			reportUnwanted(nameOf);
		}
		if ((outcome.kind === "completed" || outcome.kind === "deadlocked") && trace.truncatedAt === null)
			diagnostics.push(...leakedPermits(trace, core.resources, outcome.kind === "deadlocked").slice(0, MOST_DIAGNOSTICS));
		diagnostics.push(...updates.diagnostics(trace));
		for (const [kind, count] of dropped)
			diagnostics.push({
				kind: kind as Diagnostic["kind"],
				severity: "warning",
				message: `${count.toLocaleString("en-US")} more like this.`,
				file: program.entry,
				line: 0,
				column: 0,
			});
		if (trace.truncatedAt !== null)
			diagnose(
				"trace-truncated",
				"hint",
				`The trace is full: from ${trace.truncatedAt} ms on it keeps counts only, no single events.`,
				{ file: program.entry, line: 0, column: 0 },
			);
	}

	/** Tasks that nobody will ever wake, when the program itself has ended. */
	function reportPending(trace: Trace): void {
		if (trace.truncatedAt !== null || core.live === 0) return;
		for (const { task, functionSite, site, wait } of waitingAtEnd(trace)) {
			if (program.sites[functionSite]?.kind === "generator") continue;
			const place = program.sites[site] ?? program.sites[functionSite];
			if (place === undefined) continue;
			diagnose(
				"pending-at-exit",
				"warning",
				`${taskName(trace, task, functionSite)} was still waiting for ${waitText(trace, wait)} on line ${place.line} when the program ended. Nothing will wake it.`,
				place,
			);
		}
	}

	/** Calls that returned and that nobody asked: one hint for each function. */
	function reportUnwanted(nameOf: (task: TaskId) => string): void {
		const bySite = new Map<number, ReturnType<typeof kit.unwanted>>();
		for (const call of kit.unwanted()) bySite.set(call.site, [...(bySite.get(call.site) ?? []), call]);
		for (const [site, calls] of bySite) {
			const place = program.sites[site];
			const first = calls[0];
			if (place === undefined || first === undefined) continue;
			const more = calls.length > 1 ? `, and ${calls.length - 1} more of its calls,` : "";
			const were = calls.length > 1 ? "were" : "was";
			diagnose(
				"never-awaited",
				"hint",
				`${nameOf(first.task)}${more} ${were} never awaited: nobody asked for the result. Await it, or hand it to gather.`,
				place,
			);
		}
	}

	function describeDeadlock(outcome: Outcome & { kind: "deadlocked" }, trace: Trace): Outcome {
		const waiting = waitingAtEnd(trace).map(({ task, functionSite, site, wait }) => ({
			task,
			name: taskName(trace, task, functionSite),
			line: program.sites[site]?.line ?? 0,
			on: waitText(trace, wait),
		}));
		if (waiting.length === 0) return outcome;
		const graph = waitGraph(trace, (resource) => core.resources.stateOf(resource));
		const message = `Deadlock at ${Number(core.now.toFixed(2))} ms: ${deadlockText(graph, program.entry)}`;
		return { kind: "deadlocked", message, waiting: waiting.slice(0, 1000), graph };
	}

	function stopped(): Outcome {
		return { kind: "stopped", message: `Stopped at ${Number(core.now.toFixed(2))} ms.` };
	}

	loop.begin({
		clock,
		host,
		stopAtRow: inspection?.row,
		events: {
			finished() {
				const state = main === null ? 0 : kit.stateOf(main);
				finish(
					state === 0
						? {
								kind: "deadlocked",
								message: "Deadlock: the program waits, and nothing is left that could wake it.",
								waiting: [],
								graph: { nodes: [], edges: [], cycle: [] },
							}
						: { kind: "completed" },
				);
			},
			over: () => finish((core.over as NonNullable<typeof core.over>).outcome),
			turnEnded() {
				for (const { reason, task } of kit.takeUnhandled()) {
					const error = report(reason, siteNow());
					diagnoseTask(
						"unhandled-rejection",
						"error",
						(nameOf) =>
							`Unhandled rejection: ${textOf(error)}${task === null ? "" : `, from ${nameOf(task)}`}. Nobody awaits this promise or catches its error. Await it inside try, or add .catch().`,
						error,
					);
				}
				if (main !== null && kit.stateOf(main) === REJECTED)
					core.end({ kind: "failed", error: report(kit.peek(main).value, siteNow()) });
			},
			broken(error) {
				finished = true;
				release();
				failResult(error);
			},
			progress: (progress) => options.onProgress?.(progress),
			starved() {
				const site = siteNow();
				const jobs = core.jobs - core.jobsAtTurn;
				core.end({
					kind: "starved",
					message: `Line ${site?.line ?? 0} kept the microtask queue full: ${jobs.toLocaleString("en-US")} microtasks ran without a turn of the event loop, so no timer could fire. Wait with sleep() or setTimeout instead of an await that is ready at once.`,
					file: site?.file ?? program.entry,
					line: site?.line ?? 0,
					jobs,
				});
			},
		},
	});

	/** Reads and links every module, then evaluates them in the first turn. */
	async function begin(): Promise<void> {
		const links = createModuleLinks(program.modules, library);
		const bodies = new Map<string, Body>();
		for (const module of program.modules) {
			const { file } = module;
			const helpers = {
				h: null,
				...lowered,
				scope,
				library,
				updates: updates.of(file),
				module: links.namespace,
				exports: (getters: object, indirect: [string, object, string][], stars: object[]): void =>
					links.declare(file, getters, indirect, stars),
			};
			const evaluated = (await host.evaluate(module)) as ModuleFunction;
			bodies.set(file, evaluated(helpers)());
		}
		if (finished) return;
		for (const body of bodies.values()) resume(body, undefined);
		links.link();
		loop.start(() => {
			if (stopAsked) core.end(stopped());
			begun = true;
			main = startModules(program, kit, bodies);
		});
	}
	begin().catch((error: unknown) => {
		if (finished) return;
		finished = true;
		release();
		failResult(error);
	});

	return {
		result,
		// The loop may serve another run by then.
		pause: () => void (finished || loop.pause()),
		resume: () => void (finished || loop.resume()),
		step: (unit) => void (finished || loop.step(unit)),
		stop(): void {
			stopAsked = true;
			if (begun) finish(stopped());
		},
	};
}
