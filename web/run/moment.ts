import { rowsUntil } from "../../engine/analysis";
import type { Story, StoryStep, Trace } from "../../engine/types";
import { createSignal, type Signal } from "./signal";

/** A step of a story, by its index. */
export type StepPlace = { story: Story; index: number };

/**
 * The position of the playhead: at an instant, after all its rows, or inside an instant, after some of its rows, or between two rows, at a step.
 * One instant can have many rows, and one can step through them.
 */
export type Moment = {
	/** Virtual milliseconds. Setting it means the whole instant. */
	at: Signal<number>;
	/** Number of rows of the trace that have happened; null: all rows of the instant. */
	rows: Signal<number | null>;
	/** The step that one has gone to; null: the one that the rows tell. */
	step: Signal<StepPlace | null>;
	/** Moves to before the first thing that happens. */
	goToStart(): void;
	/** Moves to right after the first `rows` rows. */
	goToRow(trace: Trace, rows: number): void;
	/** Moves to a step of the run's story. */
	goToStep(place: StepPlace): void;
};

/** A moment at the start of the run. */
export function createMoment(): Moment {
	const at = createSignal(0);
	const rows = createSignal<number | null>(null);
	const step = createSignal<StepPlace | null>(null);
	return {
		at: {
			...at,
			set: (next) => {
				step.set(null);
				rows.set(null);
				at.set(next);
			},
		},
		rows,
		step,
		goToStart: () => {
			step.set(null);
			rows.set(0);
			at.set(0);
		},
		goToRow: (trace, wanted) => {
			const count = Math.max(0, Math.min(wanted, trace.length));
			const time = count === 0 ? 0 : (trace.time[count - 1] as number);
			step.set(null);
			rows.set(count > 0 && rowsUntil(trace, time) === count ? null : count);
			at.set(time);
		},
		goToStep: (place) => {
			const next = place.story.steps[place.index] as StoryStep;
			step.set(place);
			rows.set(next.rows);
			at.set(next.at);
		},
	};
}

/** Number of rows that have happened at a moment. */
export const rowsAt = (trace: Trace, at: number, rows: number | null): number => rows ?? rowsUntil(trace, at);
