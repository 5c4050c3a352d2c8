import { type Exploration, exploreWith } from "../../engine/explore";
import type { Finished, RunStore } from "./run-store";
import { createSignal, type Signal } from "./signal";

export type ExploringState =
	| { kind: "none" }
	| { kind: "running"; done: number; total: number }
	/** `run` is the run that was explored. */
	| { kind: "done"; run: number; exploration: Exploration }
	| { kind: "failed"; message: string };

export type Exploring = { state: Signal<ExploringState>; start(): void; stop(): void };

/** Seeds tried: a race that one run in a hundred loses is then missed once in seven. */
export const SEEDS = 200;

/** Runs the program that a store shows under many seeds, in one sandboxed worker. */
export function createExploring(store: RunStore): Exploring {
	const state = createSignal<ExploringState>({ kind: "none" });
	let stopCurrent: (() => void) | null = null;

	const start = async (shown: Finished): Promise<void> => {
		stopCurrent?.();
		let isStopped = false;
		const tell = (next: ExploringState): void => {
			if (!isStopped) state.set(next);
		};
		stopCurrent = () => {
			isStopped = true;
		};
		tell({ kind: "running", done: 0, total: SEEDS });
		try {
			const { tools, sandbox } = await store.engine();
			const { program } = await tools.compile(shown.files);
			if (program === null || isStopped) return;
			const trials = sandbox.trials(program);
			stopCurrent = () => {
				isStopped = true;
				trials.end();
			};
			const { knobs, limits, faults } = shown.options;
			const exploration = await exploreWith((_program, options) => ({ result: trials.try(options) }), program, {
				seeds: SEEDS,
				options: { knobs, limits, faults },
				onRun: (done) => tell({ kind: "running", done, total: SEEDS }),
			});
			trials.end();
			tell({ kind: "done", run: shown.id, exploration });
		} catch (error) {
			tell({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
		}
	};

	return {
		state,
		start: () => {
			const { shown } = store.state.get();
			if (shown !== null) void start(shown);
		},
		stop: () => {
			stopCurrent?.();
			state.set({ kind: "none" });
		},
	};
}
