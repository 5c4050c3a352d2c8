import { useCallback, useEffect } from "react";
import { formatTime, rowText, stepText } from "../../../engine/analysis";
import type { StoryThing, TaskId } from "../../../engine/types";
import { useWhere, type Where } from "../../run/place/where";
import type { Finished, RunStore } from "../../run/run-store";
import type { Telling } from "../../run/studies/story";
import { useSignal } from "../../run/use-signal";
import type { ScopeState } from "../scope-state";
import { InstantStrip } from "./instant-strip";
import { LoopBoxes } from "./loop-boxes";
import styles from "./now-bar.module.css";

type Props = { shown: Finished; store: RunStore; scope: ScopeState; telling: Telling; onLine: (line: number) => void };

/** What happens at the playhead: a sentence, and what the event loop runs and will run. */
export function NowBar({ shown, store, scope, telling, onLine }: Props) {
	const { trace } = shown.result;
	const where = useWhere(store, telling, shown);
	const { phase } = useSignal(store.state);
	const state = useSignal(telling.state);
	const unfolds = useSignal(scope.unfolds);
	const { rows } = where;

	useEffect(() => {
		if (phase.kind === "idle") telling.at(rows);
	}, [telling, rows, shown, phase.kind]);

	const { moment, playhead } = store;
	const onTime = useCallback(
		(at: number, task: TaskId | null): void => {
			playhead.set(Math.min(at, trace.end));
			if (task !== null) scope.selected.set(task);
		},
		[playhead, scope, trace],
	);
	const story = where.told?.story;
	const onThing = useCallback(
		(thing: number): void => {
			if (story === undefined) return;
			const { task } = story.things[thing] as StoryThing;
			const index = story.steps.findIndex(({ base }) => base === thing);
			if (index >= 0) moment.goToStep({ story, index });
			if (task !== null) scope.selected.set(task);
		},
		[story, moment, scope],
	);
	// A run in which no time passes has everything in one instant.
	const isUnfolded = unfolds ?? trace.end < 0.1;
	return (
		<section className={styles.now} aria-label="This step" data-part="now">
			<div className={styles.row}>
				<div className={styles.words}>
					<p className={styles.sentence}>{sentenceAt(shown, where)}</p>
					<p className={styles.place}>
						{formatTime(where.at)}
						{where.told &&
							` · step ${where.told.index} of ${where.told.story.steps.length - 1}${where.told.story.to < trace.length ? "+" : ""}`}
						{state.kind === "on-demand" && (
							<button type="button" className={styles.link} onClick={() => telling.at(rows, true)}>
								Tell this run step by step
							</button>
						)}
						{state.kind === "failed" && ` · ${state.message}`}
						{where.told && (
							<button
								type="button"
								className={styles.link}
								aria-expanded={isUnfolded}
								title="Show what happens at this instant, one step beside the other"
								onClick={() => scope.unfolds.set(!isUnfolded)}
							>
								{isUnfolded ? "Fold this instant" : "Unfold this instant"}
							</button>
						)}
					</p>
				</div>
				<LoopBoxes trace={trace} where={where} onThing={onThing} onTime={onTime} onLine={onLine} />
			</div>
			{isUnfolded && where.told && (
				<InstantStrip trace={trace} told={where.told} lines={shown.result.console} onStep={moment.goToStep} />
			)}
		</section>
	);
}

function sentenceAt({ result: { trace, console: lines } }: Finished, { rows, told }: Where): string {
	if (told !== null) return stepText(trace, told.story, lines, told.index);
	if (trace.length === 0) return "There is no trace of this run.";
	return rows === 0 ? "Nothing has run yet." : `${rowText(trace, rows - 1)}.`;
}
