import { useMemo } from "react";
import { formatCount, formatTime, lastAtOrBefore, stateAt, type TaskState } from "../../engine/analysis";
import type { Trace } from "../../engine/types";
import type { Signal } from "../run/signal";
import { useSignal } from "../run/use-signal";
import { StateSwatch } from "./state-swatch";
import styles from "./task-list.module.css";

/** More rows than this nobody reads; the rest is counted. */
const MOST_ROWS = 60;

/** Every task that is live at the playhead's instant, and what it waits for. */
export function TaskList({ trace, playhead }: { trace: Trace; playhead: Signal<number> }) {
	const at = useSignal(playhead);
	const tasks = useMemo(() => stateAt(trace, at), [trace, at]);
	// `stateAt` stops at a thousand; the series knows how many there are. It does not count main.
	const live = (trace.series.live[lastAtOrBefore(trace.series, at)] ?? 0) + 1;
	const rest = Math.max(tasks.length, live) - MOST_ROWS;
	return (
		<section aria-label="Tasks at the playhead">
			<h2 className={styles.heading}>At {formatTime(at)}</h2>
			{tasks.length === 0 ? (
				<p className={styles.none}>
					{trace.length === 0 ? "There is no trace of this run." : at >= trace.end ? "Every task has ended." : "No task is live."}
				</p>
			) : (
				<ul className={styles.list}>
					{tasks.slice(0, MOST_ROWS).map((task) => (
						<li key={task.task} className={styles.task}>
							<StateSwatch state={task.state} />
							<span className={styles.name}>{task.name}</span>
							<span className={styles.on}>{whatFor(task)}</span>
							{task.line > 0 && <span className={styles.line}>· {task.line}</span>}
						</li>
					))}
					{rest > 0 && tasks.length > MOST_ROWS && <li className={styles.none}>and {formatCount(rest)} more</li>}
				</ul>
			)}
		</section>
	);
}

function whatFor({ state, on }: TaskState): string {
	return state === "running" || state === "ready" ? state : on || state;
}
