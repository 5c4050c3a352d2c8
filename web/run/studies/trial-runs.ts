import type { Program } from "../../../engine/types";
import type { EngineSandbox, Finished, RunStore } from "../run-store";
import type { Signal } from "../signal";

type Trials = ReturnType<EngineSandbox["trials"]>;

/** A study that runs a program many times in one sandboxed worker. Starting another one, or stopping, ends the current one without further updates. */
export type TrialRuns<S> = {
	/**
	 * @param work runs the trials, reports progress, and returns the final state
	 * @param failed the state after an error
	 */
	start(
		shown: Finished,
		work: (trials: Trials, program: Program, tell: (state: S) => void) => Promise<S>,
		failed: (message: string) => S,
	): Promise<void>;
	stop(): void;
};

export function createTrialRuns<S>(store: RunStore, state: Signal<S>): TrialRuns<S> {
	let stopCurrent = (): void => {};
	return {
		stop: () => stopCurrent(),
		start: async (shown, work, failed) => {
			stopCurrent();
			let isStopped = false;
			let trials: Trials | null = null;
			stopCurrent = () => {
				isStopped = true;
				trials?.end();
			};
			const tell = (next: S): void => {
				if (!isStopped) state.set(next);
			};
			try {
				const { tools, sandbox } = await store.engine();
				const { program } = await tools.compile(shown.files);
				if (program === null || isStopped) return;
				trials = sandbox.trials(program);
				const last = await work(trials, program, tell);
				trials.end();
				tell(last);
			} catch (error) {
				tell(failed(error instanceof Error ? error.message : String(error)));
			}
		},
	};
}
