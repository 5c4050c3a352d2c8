import { useMemo } from "react";
import { formatCount, formatTime, lastAtOrBefore, type TaskState } from "../../../../engine/analysis";
import type { Trace } from "../../../../engine/types";
import { tasksAt } from "../../../run/place/tasks-at";
import type { Where } from "../../../run/place/where";
import { useSignal } from "../../../run/use-signal";
import type { ScopeState } from "../../scope-state";
import { StateSwatch } from "../../state-swatch";
import styles from "./task-list.module.css";
import { useSlots } from "./use-slots";

/** Most rows shown; the rest is counted. */
const MOST_ROWS = 60;

type Props = { trace: Trace; where: Where; scope: ScopeState };

/** Every task that is live at the playhead, and what it waits for; a click selects it. */
export function TaskList({ trace, where, scope }: Props) {
	const { at, rows, told } = where;
	const tasks = useMemo(() => tasksAt(trace, rows, told), [trace, rows, told]);
	const selected = useSignal(scope.selected);
	// The list is limited; the number of all live tasks comes from the series, which does not count main.
	const live = (trace.series.live[lastAtOrBefore(trace.series, at)] ?? 0) + 1;
	const rest = Math.max(tasks.length, live) - MOST_ROWS;
	const shown = tasks.slice(0, MOST_ROWS);
	const slots = useSlots(shown.map(({ task }) => task));
	return (
		<section aria-label="Tasks at the playhead">
			<h2 className={styles.heading}>At {formatTime(at)}</h2>
			{tasks.length === 0 ? (
				<p className={styles.none}>
					{trace.length === 0 ? "There is no trace of this run." : at >= trace.end ? "Every task has ended." : "No task is live."}
				</p>
			) : (
				<ul className={styles.list}>
					{shown.map((task, i) => (
						<li key={slots[i]} className={styles.row}>
							<button
								type="button"
								className={styles.task}
								aria-pressed={selected === task.task}
								onClick={() => scope.selected.set(selected === task.task ? null : task.task)}
							>
								<StateSwatch state={task.state} />
								<span className={styles.name}>{task.name}</span>
								<span className={styles.on}>{whatFor(task)}</span>
								{task.line > 0 && <span className={styles.line}>· {task.line}</span>}
							</button>
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
