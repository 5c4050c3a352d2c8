import type { Story, StoryStep, Trace } from "../../../engine/types";
import { type Moment, rowsAt } from "../moment";
import type { Finished, RunStore } from "../run-store";
import { type StoryState, type Telling, tells } from "../studies/story";
import { useSignal } from "../use-signal";

/** The playhead's place in a run. Every view shows this one place. */
export type Where = {
	/** Virtual milliseconds. */
	at: number;
	/** Rows of the trace that have happened. */
	rows: number;
	/** The run's story and the step in it; null while the run is not told there. */
	told: { story: Story; index: number; step: StoryStep } | null;
};

/** The step at a place that was not stepped to: the one that tells its last row, or, at a whole instant, the last one of the instant. */
function stepAt({ steps }: Story, at: number, rows: number, isWhole: boolean): number {
	if (!isWhole) return steps.findIndex((step) => step.rows === rows);
	// A step can come later than its last row: a turn that begins with nothing but a queued microtask.
	const after = steps.findIndex((step) => step.rows > rows || step.at > at);
	return (after === -1 ? steps.length : after) - 1;
}

/** The values of a moment. */
type Place = { [Part in "at" | "rows" | "step"]: Pick<Moment[Part], "get"> };

/** The place of a moment. @param state the story, which may be that of another run */
export function whereIs(trace: Trace, moment: Place, state: StoryState, run: number): Where {
	const at = moment.at.get();
	const inside = moment.rows.get();
	const rows = rowsAt(trace, at, inside);
	if (state.kind !== "told" || state.run !== run || !tells(state.story, rows)) return { at, rows, told: null };
	const { story } = state;
	const gone = moment.step.get();
	const index = gone !== null && gone.story === story ? gone.index : stepAt(story, at, rows, inside === null);
	const step = story.steps[index];
	return { at, rows, told: step === undefined ? null : { story, index, step } };
}

/** The playhead's place in the shown run, for a component. */
export function useWhere(store: RunStore, telling: Telling, shown: Finished): Where {
	useSignal(store.playhead);
	useSignal(store.moment.rows);
	useSignal(store.moment.step);
	return whereIs(shown.result.trace, store.moment, useSignal(telling.state), shown.id);
}
