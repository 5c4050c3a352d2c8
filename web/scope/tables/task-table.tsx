import { formatCount, formatTime, spanOfTask } from "../../../engine/analysis";
import type { TaskId } from "../../../engine/types";
import { endingOfSpan, nameOfSpan } from "../timeline/task-label";
import type { Stage } from "../timeline/use-stage";
import styles from "./tables.module.css";

/** Most rows of the table; for more, export a file. */
const MOST_ROWS = 500;

/** The timeline as a table: every task with its start, duration and ending; during a search only the results. */
export function TaskTable({ stage: { naming, found, selected }, onSelect }: { stage: Stage; onSelect: (task: TaskId) => void }) {
	const { trace, spans } = naming;
	const count = found ? found.list.length : spans.length;
	const shown = Math.min(count, MOST_ROWS);
	return (
		<table className={styles.table}>
			<caption>{captionOf(shown, count, found !== null)}</caption>
			<thead>
				<tr>
					<th scope="col">Task</th>
					<th scope="col">Starts</th>
					<th scope="col">Takes</th>
					<th scope="col">Ends</th>
					<th scope="col">Line</th>
					<th scope="col">Started by</th>
				</tr>
			</thead>
			<tbody>
				{Array.from({ length: shown }, (_, i) => {
					const span = found ? (found.list[i] as number) : i;
					const task = spans.task[span] as TaskId;
					const start = spans.start[span] ?? 0;
					return (
						<tr key={task} data-selected={span === selected || undefined}>
							<th scope="row">
								<button type="button" className={styles.name} aria-pressed={span === selected} onClick={() => onSelect(task)}>
									{nameOfSpan(naming, span)}
								</button>
							</th>
							<td>{formatTime(start)}</td>
							<td>{formatTime((spans.end[span] ?? 0) - start)}</td>
							<td>{endingOfSpan(naming, span)}</td>
							<td>{trace.sites[spans.site[span] ?? 0]?.line || ""}</td>
							<td>{task === 0 ? "" : nameOfSpan(naming, Math.max(0, spanOfTask(spans, spans.parent[span] as TaskId)))}</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}

function captionOf(shown: number, count: number, isSearch: boolean): string {
	const what = isSearch ? "tasks that the search found" : "tasks, main among them";
	return count > shown
		? `The first ${formatCount(shown)} of ${formatCount(count)} ${what}`
		: `${formatCount(count)} ${what}, in the order in which they started`;
}
