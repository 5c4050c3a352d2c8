import { EVENT, type Story, type StoryStep, type Trace } from "../../../engine/types";
import type { Moment } from "../../run/moment";
import type { StoryState } from "../../run/studies/story";
import type { Stop } from "./player";

/** Rows at which playback pauses: a task starts, fails or is woken by another, a timer fires, something is printed. */
const MATTERS = new Set<number>([EVENT.spawn, EVENT.wake, EVENT.resume, EVENT.fail, EVENT.cancel, EVENT.log, EVENT.timerFire]);
/** Most stops; of a run with more, only some are stops. */
const MOST = 60;
/** Most rows searched. */
const MOST_ROWS = 20_000;

/** A stop, with the rows that have happened there and its step in the story; −1 without a story. */
export type RunStop = Stop & { rows: number; step: number };

/** Where playback pauses for a moment: at the steps of the story if the run is told as a whole, else at rows. */
export function stopsOf(trace: Trace, state: StoryState, run: number, moment: Pick<Moment, "goToRow" | "goToStep">): RunStop[] {
	const story = state.kind === "told" && state.run === run ? state.story : null;
	const stops =
		story !== null && story.from === 0 && story.to >= trace.length ? ofStory(story, trace, moment) : ofRows(trace, moment);
	const every = Math.ceil(stops.length / MOST);
	return stops.filter((_, i) => i % every === 0);
}

function ofStory(story: Story, trace: Trace, moment: Pick<Moment, "goToStep">): RunStop[] {
	const matters = ({ kind, rows }: StoryStep): boolean =>
		kind === "job" || (kind === "row" && MATTERS.has(trace.kind[rows - 1] as number));
	return story.steps.flatMap((step, index) =>
		matters(step) ? [{ at: step.at, rows: step.rows, step: index, go: () => moment.goToStep({ story, index }) }] : [],
	);
}

function ofRows(trace: Trace, moment: Pick<Moment, "goToRow">): RunStop[] {
	const stops: RunStop[] = [];
	if (trace.length > MOST_ROWS) return stops;
	for (let row = 0; row < trace.length; row++)
		if (MATTERS.has(trace.kind[row] as number))
			stops.push({ at: trace.time[row] as number, rows: row + 1, step: -1, go: () => moment.goToRow(trace, row + 1) });
	return stops;
}
