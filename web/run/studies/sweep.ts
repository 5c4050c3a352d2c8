import { type Knob, type KnobValue, knobValues, type Outcome, type RunOptions } from "../../../engine/types";
import type { Finished, RunStore } from "../run-store";
import { createSignal, type Signal } from "../signal";
import { createTrialRuns } from "./trial-runs";

/** One run of a sweep. Times in virtual ms, memory in modelled bytes. */
export type SweepPoint = {
	value: KnobValue;
	elapsed: number;
	peakInFlight: number;
	peakLiveBytes: number;
	outcome: Outcome["kind"];
};

export type SweepState =
	| { kind: "none" }
	| { kind: "running"; knob: Knob; points: SweepPoint[]; total: number }
	| { kind: "done"; knob: Knob; points: SweepPoint[] }
	| { kind: "failed"; knob: Knob; points: SweepPoint[]; message: string };

export type Sweep = { state: Signal<SweepState>; start(knob: Knob): void; stop(): void };

/** Most values of a number knob that are tried. */
const MOST_VALUES = 25;

/** The values a sweep tries. */
export const sweepValues = (knob: Knob): KnobValue[] => knobValues(knob, MOST_VALUES);

/** "Little" is at most this part of a value. */
const LITTLE = 0.1;
/** Part of the range that must lie beyond a knee: what happens to be last buys little, too. */
const BEYOND = 0.25;

/**
 * The knee of a falling curve: the first point beyond which more buys little, if less costs more than that. Null for a curve that goes on falling, that
 * never falls, or that has fewer than four points.
 * @param xs in ascending order
 */
export function kneeOf(xs: readonly number[], ys: readonly number[]): number | null {
	const last = xs.length - 1;
	if (last < 3) return null;
	const knee = ys.findIndex((y, i) => Math.min(...ys.slice(i)) >= y * (1 - LITTLE));
	const [first, at, end] = [xs[0] as number, xs[knee] as number, xs[last] as number];
	const hasFallen = (ys[knee] as number) < (ys[0] as number) * (1 - LITTLE);
	return hasFallen && end - at >= (end - first) * BEYOND ? knee : null;
}

/** Runs the program that a store shows once for each value of a knob, in one sandboxed worker. */
export function createSweep(store: RunStore): Sweep {
	const state = createSignal<SweepState>({ kind: "none" });
	const runs = createTrialRuns(store, state);

	const start = (knob: Knob, shown: Finished): void => {
		const values = sweepValues(knob);
		let points: SweepPoint[] = [];
		const progress = (): SweepState => ({ kind: "running", knob, points, total: values.length });
		state.set(progress());
		void runs.start(
			shown,
			async (trials, _program, tell) => {
				for (const value of values) {
					const options: RunOptions = { ...shown.options, knobs: { ...shown.options.knobs, [knob.name]: value } };
					const { elapsed, stats, outcome } = await trials.try(options);
					const { peakInFlight, peakLiveBytes } = stats;
					points = [...points, { value, elapsed, peakInFlight, peakLiveBytes, outcome: outcome.kind }];
					tell(progress());
				}
				return { kind: "done", knob, points };
			},
			(message) => ({ kind: "failed", knob, points, message }),
		);
	};

	return {
		state,
		start: (knob) => {
			const { shown } = store.state.get();
			if (shown !== null) start(knob, shown);
		},
		stop: () => {
			runs.stop();
			state.set({ kind: "none" });
		},
	};
}
