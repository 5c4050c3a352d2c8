import type { CompiledModule, Outcome, Program, Run, RunOptions, RunResult, RunTail, Site, Story, StoryWindow } from "../types";
import { Faults } from "./books/faults";
import { Knobs } from "./books/knobs";
import { limitsOf } from "./books/limits";
import { seededRandom } from "./books/random";
import type { Extras } from "./extras";
import { createConsole } from "./globals/console";
import { createGlobals, lendDates } from "./globals/globals";
import type { LibraryApi } from "./library-api";
import type { LoopHost } from "./loop/event-loop";
import { getMethod } from "./lowered/async-iteration";
import { createDisposableStacks } from "./lowered/disposable-stacks";
import { suppressedErrorOf } from "./lowered/disposal";
import { arrayFromAsync } from "./lowered/from-async";
import { createLowered } from "./lowered/lowered";
import { loadModules } from "./modules/load-modules";
import { createModuleTasks } from "./modules/module-tasks";
import { placeOfText } from "./modules/place-of-text";
import type { RunPromise } from "./promises/kit";
import { FULFILLED, REJECTED } from "./promises/types";
import type { MakeWorker, RealWorkers } from "./real-workers";
import { giveMachinery, takeMachinery } from "./recycle";
import { saveBuiltIns } from "./report/built-ins";
import { conclude, type Ended } from "./report/conclusion";
import { DiagnosticLog } from "./report/diagnostic-log";
import { createErrorReporter } from "./report/errors";
import { createEscaped } from "./report/escaped";
import { frameTexts } from "./report/frame-texts";
import { finishedOutcome, starvedAt, statsOf, stoppedAt } from "./report/outcomes";
import { installSourceText } from "./report/source-text";
import { installStacks } from "./report/stacks";
import { describe } from "./values/describe";
import { inspectValue, thrownText } from "./values/inspect";
import type { InspectOptions } from "./values/inspect-options";

/** What a run needs from its host. */
export type Host = LoopHost & {
	/** Evaluates the text of a module to a function. The source URL must be `interleave:///` followed by the file's name. */
	evaluate(module: CompiledModule): Promise<unknown>;
	/** Characters that `evaluate` puts in front of the text; 0 unless given. */
	firstColumn?: number;
	/** What not every run needs; null while the host has not loaded it. A program with `extras` is started only when it has. */
	readonly extras: Extras | null;
	/** Loads it; left out where it is always there. */
	loadExtras?(): Promise<Extras>;
	/** Creates a real worker; left out where there are none. */
	makeWorker?: MakeWorker | undefined;
};
export type MakeLibrary = (api: LibraryApi, extras: Extras | null) => Readonly<Record<string, unknown>>;

/** A request to tell a part of the run step by step. */
export type Narration = { window: StoryWindow; told(story: Story): void };

/** Offsets that derive further generators from the seed. They are independent: drawing from one does not affect the others. */
const TIES = 0x2545f491;
const NETWORK = 0x5bd1e995;
const PACKAGES = 0x165667b1;
/** Longest answer time of the default network, in virtual milliseconds. */
const SLOWEST_ANSWER = 3000;

/** Starts a program on its own clock, queue and promises. */
export function createRun(
	program: Program,
	options: RunOptions,
	host: Host,
	makeLibrary: MakeLibrary,
	narration: Narration | null = null,
): Run & { tail(): RunTail } {
	const { seed = 1, clock = "virtual" } = options;
	const { extras } = host;
	const reporter = createErrorReporter(program, host.firstColumn ?? 0);
	const { report, frames } = reporter;
	const files = new Set(program.modules.filter(({ isPackage }) => !isPackage).map(({ file }) => file));
	const framesOf = (stack: string): string[] => frameTexts(stack, reporter, files);
	const log = new DiagnosticLog(() => core.now);
	const siteOf = (site: number): Site | undefined => (site === 0 ? undefined : program.sites[site]);
	/** The place of a console line. */
	const placeIn = (place: { file: string; line: number } | undefined): { line: number; file?: string } => {
		const { file, line } = place ?? { file: program.entry, line: 0 };
		return file === program.entry ? { line } : { line, file };
	};
	const siteNow = (): Site | undefined => siteOf(core.site);
	const escaped = createEscaped(log, {
		report,
		siteNow,
		print: (before, thrown, error) => output.write("error", before + thrownText(thrown, inspectOptions), placeIn(error)),
		entry: program.entry,
		failed(error) {
			if (options.asInNode === true) core.end({ kind: "failed", error });
		},
	});

	const machinery = takeMachinery(limitsOf(options.limits), options.record !== false, { ...escaped, uncaught });
	const { kit, timers, loop } = machinery;
	const { core } = kit;
	if (narration !== null) core.suspended = new Map();
	if (options.faults !== undefined && options.faults.length > 0) core.faults = new Faults(options.faults, core.abortReasons);
	timers.begin(uncaught, oddDelay, options.vary === true ? seededRandom(seed ^ TIES) : null);

	function uncaught(error: unknown): void {
		if (packages?.emit("uncaughtException", error) !== true) escaped.uncaught(error);
	}

	function oddDelay(ms: unknown): void {
		const text = typeof ms === "number" ? String(ms) : describe(ms);
		const rest = Number(ms) | 0;
		log.addOnce(
			"odd-delay",
			"hint",
			`A timer cannot wait ${text} ms: its delay is a number from 0 to 2,147,483,647 (24.8 days). Browsers and Node take ${rest > 0 ? `what is left of it, ${rest} ms` : "0"} instead, and so does this run.`,
			siteNow() ?? { file: program.entry, line: 0, column: 0 },
		);
	}

	const random = seededRandom(seed);
	const SuppressedError = suppressedErrorOf(globalThis) as unknown as SuppressedErrorConstructor;
	const lowered = createLowered(kit, SuppressedError, (site) => iteratedText(program.sites[site]), extras);
	const inspectOptions: InspectOptions = {
		promise(value) {
			if (!kit.isPromise(value)) return null;
			const { state, value: settled } = kit.peek(value);
			return state === 0 ? { state: "pending" } : { state: state === FULFILLED ? "fulfilled" : "rejected", value: settled };
		},
		frames: framesOf,
	};
	const output = createConsole(core, {
		inspect: inspectOptions,
		frames: () => framesOf(new Error().stack ?? "").join("\n"),
		placeOf: (site) => placeIn(program.sites[site]),
		onLine: (line) => options.onConsole?.({ ...line }),
	});
	const disposal = { SuppressedError, ...createDisposableStacks(kit, lowered.disposer) };
	const globals = createGlobals(core, kit, timers, random, output.console, disposal, uncaught);
	const { scope } = globals;
	const restoreBuiltIns = saveBuiltIns();
	const sourceText = installSourceText(program);
	timers.callWith(scope.globalThis);
	const restoreDates = lendDates(scope.Date);
	const deliver = (turn: () => void): void => {
		if (!finished) loop.deliver(turn);
	};
	const workers = extras?.createRealWorkers(core, host.makeWorker ?? null, deliver) ?? null;
	const knobs = new Knobs(options.knobs ?? {});
	const chance = seededRandom(seed ^ NETWORK);
	const api: LibraryApi = {
		...machinery.api,
		chance,
		latency: () => Math.floor(chance() * (SLOWEST_ANSWER + 1)),
		random,
		AbortController: scope.AbortController as LibraryApi["AbortController"],
		clock,
		// Only the extra library has workers.
		workers: workers as RealWorkers,
		placeOf: (text) => placeOfText(program, text),
		fail(error): never {
			const reported = report(error, siteNow());
			output.write("error", `Uncaught ${thrownText(error, inspectOptions)}`, placeIn(reported));
			return core.end({ kind: "failed", error: reported });
		},
		inspect: inspectOptions,
		declareKnob: (name, declare) => knobs.declare(name, declare),
	};
	const packages = extras?.createPackageHost({
		core,
		kit,
		loop,
		timers,
		random: seededRandom(seed ^ PACKAGES),
		onError: escaped.uncaught,
		network: (answer, signal) => api.answerAfter("request", api.latency(), answer, { signal }),
		note(message) {
			const place = siteNow() ?? { file: program.entry, line: 0, column: 0 };
			if (!log.all.some((one) => one.message === message)) log.add("simulated", "hint", message, place);
		},
		text: output.text,
	});
	const library = makeLibrary(api, extras);
	const updates = extras?.createUpdates(core) ?? null;
	const restoreArray = arrayFromAsync(kit, lowered, getMethod);
	const stacks = installStacks(program, frames, host.firstColumn ?? 0);
	kit.tellAwaited(stacks.isAwaited);

	const narrator =
		narration === null || extras === null
			? null
			: extras.createNarrator(
					{
						kit,
						timers,
						sites: program.sites,
						entry: program.entry,
						textOf: (value) => inspectValue(value, inspectOptions),
						frames: (stack) => frames(stack).map(({ name, file, line }) => ({ name, file, line })),
						placeOf: sourceText.placeOf,
					},
					narration.window,
				);

	let settleResult!: (result: RunResult) => void;
	let failResult!: (error: unknown) => void;
	const result = new Promise<RunResult>((resolve, reject) => {
		settleResult = resolve;
		failResult = reject;
	});
	let finished = false;
	let tail: RunTail = { lastCallback: 0, unheard: null };
	let stopAsked = false;
	/** True once the program's first line may have run. */
	let begun = false;
	/** The task of the program's top level; null until it has awaited something. */
	let main: RunPromise | null = null;
	/** True once the error of the top level has been reported. */
	let hasFailed = false;
	const mainState = (): number => (main === null ? 0 : kit.stateOf(main));

	/** Undoes the changes that the run made to its realm, and ends its workers. */
	function release(): void {
		finished = true;
		restoreBuiltIns();
		restoreArray();
		globals.release();
		restoreDates();
		sourceText.restore();
		stacks.restore();
		workers?.endAll();
	}

	function finish(outcome: Outcome): void {
		if (finished) return;
		loop.end();
		release();
		core.sample();
		const trace = core.recorder.finish(program.sites, core.now);
		tail = { lastCallback: core.lastCallback, unheard: kit.unheard() };
		if (narrator !== null) narration?.told(narrator.end());
		const place = siteNow() ?? { file: program.entry, line: 0, column: 0 };
		const isAtEnd = outcome.kind === "completed" && mainState() === FULFILLED;
		const first = escaped.first();
		const ending: Outcome = outcome.kind === "completed" && first !== null ? { kind: "failed", error: first } : outcome;
		const ended: Ended = { program, core, kit, updates, trace, place, escaped: first, isAtEnd };
		if (ending.kind !== "deadlocked") return settle(ended, ending);
		const described = ({ describeDeadlock }: Extras): void => settle(ended, describeDeadlock(ended, ending));
		if (extras !== null) described(extras);
		else if (host.loadExtras !== undefined) host.loadExtras().then(described, failResult);
	}

	function settle(ended: Ended, outcome: Outcome): void {
		conclude(ended, outcome, log);
		// In a microtask, because a run stopped from a callback still has the program's frames on the stack.
		if (narrator === null) void Promise.resolve().then(() => giveMachinery(machinery));
		settleResult({
			outcome,
			elapsed: core.now,
			console: output.end(),
			consoleDropped: output.dropped(),
			diagnostics: log.all,
			knobs: knobs.all,
			trace: ended.trace,
			stats: statsOf(core),
			seed,
		});
	}

	/** The engine or its host has thrown an error: the result rejects. */
	function breakOff(error: unknown): void {
		if (finished) return;
		release();
		failResult(error);
	}

	loop.begin({
		clock,
		host,
		stopAtRow: narration?.window.to,
		events: {
			finished: () => {
				packages?.emit("exit");
				finish(finishedOutcome(mainState() === 0));
			},
			over: () => finish((core.over as NonNullable<typeof core.over>).outcome),
			turnEnded() {
				narrator?.turnEnded();
				for (const { promise, reason, task, site } of kit.takeUnhandled())
					if (packages?.emit("unhandledRejection", reason, promise) !== true) escaped.unhandled(reason, task, siteOf(site));
				if (main === null || hasFailed || mainState() !== REJECTED) return;
				hasFailed = true;
				core.site = kit.placeOf(main);
				escaped.uncaughtInMain(kit.peek(main).value);
			},
			broken: breakOff,
			progress: (progress) => options.onProgress?.(progress),
			starved: () => core.end(starvedAt(core, program, siteNow())),
		},
	});

	const modules = {
		helpersOf: ({ file, isPackage }: CompiledModule): object =>
			isPackage
				? { ...lowered.folded, scope }
				: { ...lowered, scope, updates: updates?.of(file), line: narrator?.line ?? nobody },
		defineGlobal: globals.defineGlobal,
		defineRequire: globals.defineRequire,
		host: { host: packages?.host },
	};
	async function begin(): Promise<void> {
		const tasks = createModuleTasks(program, kit, library);
		const loaded = await loadModules(
			program,
			library,
			host.evaluate,
			{ ...modules, importModule: tasks.importModule },
			() => finished,
		);
		if (loaded === null) return;
		loop.start(() => {
			if (stopAsked) core.end(stoppedAt(core));
			begun = true;
			main = tasks.start(loaded);
		});
	}
	begin().catch(breakOff);

	return {
		result,
		tail: () => tail,
		// After the end, the loop may serve another run.
		pause: () => void (finished || loop.pause()),
		resume: () => void (finished || loop.resume()),
		step: (unit) => void (finished || loop.step(unit)),
		stop(): void {
			stopAsked = true;
			if (begun) finish(stoppedAt(core));
		},
	};
}

const nobody = (): void => {};

/** What the program iterates at a site, as V8 names it in errors: a name, or a chain of names. */
function iteratedText(site: Site | undefined): string {
	const text = (site?.name ?? "").replace(/^for await of /, "").replace(/ (?:as|satisfies) .*$/, "");
	return /^[\w$.#]+$/.test(text) ? text : "(intermediate value)";
}

type SuppressedErrorConstructor = new (error: unknown, suppressed: unknown, message?: string) => Error;
