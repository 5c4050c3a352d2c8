import { ENDING, formatCount, formatTime, type Spans } from "../../engine/analysis";
import type { Trace } from "../../engine/types";
import { countOrdinals } from "./ordinals";
import styles from "./task-table.module.css";

/** More rows than this are a file to be exported, and no table to be read. */
const MOST_ROWS = 500;
const WORDS = { [ENDING.live]: "live", [ENDING.done]: "done", [ENDING.failed]: "failed", [ENDING.cancelled]: "cancelled" };

/** The timeline as a table: every task with its start, its length and its ending. */
export function TaskTable({ trace, spans }: { trace: Trace; spans: Spans }) {
	const ordinals = countOrdinals(spans);
	const shown = Math.min(spans.length, MOST_ROWS);
	return (
		<section className={styles.scroll} tabIndex={0} aria-label="Task timeline">
			<table className={styles.table}>
				<caption>
					{spans.length > shown
						? `The first ${formatCount(shown)} of ${formatCount(spans.length - 1)} tasks, and main`
						: `${formatCount(spans.length - 1)} tasks and main, in the order in which they started`}
				</caption>
				<thead>
					<tr>
						<th scope="col">Task</th>
						<th scope="col">Starts</th>
						<th scope="col">Takes</th>
						<th scope="col">Ends</th>
						<th scope="col">Line</th>
					</tr>
				</thead>
				<tbody>
					{Array.from({ length: shown }, (_, i) => {
						const site = trace.sites[spans.site[i] ?? 0];
						const start = spans.start[i] ?? 0;
						const ending = (spans.ending[i] ?? 0) as keyof typeof WORDS;
						const why = ending === ENDING.failed ? `: ${trace.strings[spans.note[i] ?? 0] ?? ""}` : "";
						return (
							<tr key={spans.task[i]}>
								<th scope="row">{spans.task[i] === 0 ? "main" : `${site?.name ?? "task"} ${ordinals[i]}`}</th>
								<td>{formatTime(start)}</td>
								<td>{formatTime((spans.end[i] ?? 0) - start)}</td>
								<td>{WORDS[ending] + why}</td>
								<td>{site?.line || ""}</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</section>
	);
}
