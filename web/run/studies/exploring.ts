import { type Exploration, exploreWith } from "../../../engine/explore";
import type { Finished, RunStore } from "../run-store";
import { createSignal, type Signal } from "../signal";
import { createTrialRuns } from "./trial-runs";

export type ExploringState =
	| { kind: "none" }
	| { kind: "running"; done: number; total: number }
	/** `run` is the run that was explored. */
	| { kind: "done"; run: number; exploration: Exploration }
	| { kind: "failed"; message: string };

export type Exploring = { state: Signal<ExploringState>; start(): void; stop(): void };

/** Number of seeds tried. A bug that occurs in one run of a hundred is then missed in one of seven explorations. */
export const SEEDS = 200;

/** Runs the program that a store shows under many seeds, in one sandboxed worker. */
export function createExploring(store: RunStore): Exploring {
	const state = createSignal<ExploringState>({ kind: "none" });
	const runs = createTrialRuns(store, state);

	const start = (shown: Finished): void => {
		const { knobs, limits, faults, asInNode } = shown.options;
		state.set({ kind: "running", done: 0, total: SEEDS });
		void runs.start(
			shown,
			async (trials, program, tell) => {
				const exploration = await exploreWith((_program, options) => ({ result: trials.try(options) }), program, {
					seeds: SEEDS,
					options: { knobs, limits, faults, asInNode },
					onRun: (done) => tell({ kind: "running", done, total: SEEDS }),
				});
				return { kind: "done", run: shown.id, exploration };
			},
			(message) => ({ kind: "failed", message }),
		);
	};

	return {
		state,
		start: () => {
			const { shown } = store.state.get();
			if (shown !== null) start(shown);
		},
		stop: () => {
			runs.stop();
			state.set({ kind: "none" });
		},
	};
}
