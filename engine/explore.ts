import type { Outcome, Program, RunOptions, RunResult } from "./types";

/** One way in which runs of a program ended, and how often. */
export type DistinctOutcome = {
	kind: Outcome["kind"];
	/** What distinguishes it from the others: the error's text for a failure, else what was printed, and where an update was lost. */
	text: string;
	count: number;
	/** Seeds with this outcome, at most ten of them. */
	seeds: number[];
};

export type Exploration = {
	seeds: number;
	/** Most frequent first. */
	outcomes: DistinctOutcome[];
	/** The run with the fewest steps that did not complete; `run(program, options)` reproduces it. Null when every run completed. */
	failing: { seed: number; steps: number; outcome: Outcome; options: RunOptions } | null;
	/** One or two sentences that say what was varied and what cannot be. */
	note: string;
};

export type ExploreOptions = {
	/** How many seeds to try, from `first` on. Default 200. */
	seeds?: number;
	first?: number;
	/** Knobs and limits of every run. */
	options?: Omit<RunOptions, "seed" | "onConsole" | "clock">;
	/** Called after each run. */
	onRun?: (done: number) => void;
};

/** The parts of a result that distinguish outcomes. */
type Ended = Pick<RunResult, "outcome" | "stats" | "console" | "diagnostics">;

const NOTE =
	"Varied were the answers of the network, everything random, and the order of what ends at the same instant outside. The order of promise callbacks was not: JavaScript fixes it.";
const MOST_SEEDS_LISTED = 10;

/**
 * Runs a program under many seeds and counts its distinct outcomes.
 * @param start starts one run: `run` of this engine, or that of a sandbox
 */
export async function exploreWith(
	start: (program: Program, options: RunOptions) => { result: Promise<Ended> },
	program: Program,
	{ seeds = 200, first = 1, options = {}, onRun }: ExploreOptions = {},
): Promise<Exploration> {
	const found = new Map<string, DistinctOutcome>();
	let failing: Exploration["failing"] = null;
	for (let i = 0; i < seeds; i++) {
		const seed = first + i;
		const used: RunOptions = { ...options, seed, vary: true };
		const result = await start(program, { ...used, record: false }).result;
		const { outcome, stats } = result;
		const text = textOf(result);
		const key = `${outcome.kind}\n${text}`;
		const known = found.get(key) ?? { kind: outcome.kind, text, count: 0, seeds: [] };
		known.count++;
		if (known.seeds.length < MOST_SEEDS_LISTED) known.seeds.push(seed);
		found.set(key, known);
		const steps = stats.jobs + stats.turns;
		if (outcome.kind !== "completed" && (failing === null || steps < failing.steps))
			failing = { seed, steps, outcome, options: used };
		onRun?.(i + 1);
	}
	return { seeds, outcomes: [...found.values()].sort((a, b) => b.count - a.count), failing, note: NOTE };
}

function textOf({ outcome, console: lines, diagnostics }: Ended): string {
	if (outcome.kind === "failed")
		return outcome.error.message === "" ? outcome.error.name : `${outcome.error.name}: ${outcome.error.message}`;
	if (outcome.kind !== "completed")
		return outcome.kind === "deadlocked" ? outcome.message.replace(/ at [\d.]+ ms/, "") : outcome.kind;
	const lost = diagnostics.filter(({ kind }) => kind === "lost-update").map(({ line }) => `(an update is lost on line ${line})`);
	return [...lines.map((line) => line.text), ...lost].join("\n");
}
