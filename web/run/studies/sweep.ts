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

/**
 * The knee of a falling or rising curve: the point farthest from the line between its ends ("Kneedle", Satopää et al., 2011). Null
 * for a curve that is nearly straight or has fewer than four points.
 * @param xs in ascending order
 */
export function kneeOf(xs: readonly number[], ys: readonly number[]): number | null {
	const last = xs.length - 1;
	if (last < 3) return null;
	const [x0, x1, y0, y1] = [xs[0] as number, xs[last] as number, ys[0] as number, ys[last] as number];
	const width = x1 - x0;
	const height = Math.max(...ys) - Math.min(...ys);
	if (width === 0 || height === 0) return null;
	let best = 0;
	let farthest = 0;
	for (let i = 1; i < last; i++) {
		const chord = y0 + ((y1 - y0) * ((xs[i] as number) - x0)) / width;
		const distance = Math.abs((ys[i] as number) - chord) / height;
		if (distance > farthest) [farthest, best] = [distance, i];
	}
	return farthest < 0.15 ? null : best;
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
