import { useMemo } from "react";
import { formatTime, summarise } from "../../../engine/analysis";
import type { Finished } from "../../run/run-store";
import { useSignal } from "../../run/use-signal";
import { usableWindow } from "../axis/plot";
import { type ChartData, chartsOf } from "../charts/chart-data";
import type { ScopeState } from "../scope-state";
import type { Stage } from "../timeline/use-stage";
import styles from "./tables.module.css";
import { TaskTable } from "./task-table";

/** Most rows of a chart's table: enough to show its shape, few enough to be read. */
const MOST_ROWS = 60;

/** Every chart as a table, for the same window. */
export function Tables({ shown: { result }, stage, scope }: { shown: Finished; stage: Stage; scope: ScopeState }) {
	const tasksAs = useSignal(scope.tasksAs);
	const zoomed = useSignal(scope.window);
	const charts = useMemo(() => chartsOf(result, tasksAs), [result, tasksAs]);
	const { from, to } = usableWindow(zoomed, result.trace.end);
	return (
		<div className={styles.scroll} tabIndex={0} role="group" aria-label="Charts as tables">
			<section aria-label="Task timeline">
				<p className="visually-hidden">{summarise(result)}</p>
				<TaskTable stage={stage} onSelect={(task) => scope.selected.set(task === scope.selected.get() ? null : task)} />
			</section>
			{charts.map((data) => (
				<section key={data.key} aria-label={data.title}>
					<ChartTable data={data} from={from} to={Math.min(to, result.trace.end)} />
				</section>
			))}
		</div>
	);
}

/** The highs and lows of a chart; each value holds until the next row. */
function ChartTable({ data, from, to }: { data: ChartData; from: number; to: number }) {
	const points = useMemo(() => data.points(from, to, MOST_ROWS), [data, from, to]);
	return (
		<table className={styles.table}>
			<caption>
				{data.title}. {data.sentence}
			</caption>
			<thead>
				<tr>
					<th scope="col">From</th>
					{data.layers.map(({ key }) => (
						<th key={key} scope="col">
							{data.layers.length > 1 ? key : data.title}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{points.map((point, i) => (
					<tr key={i}>
						<th scope="row">{formatTime(point.time)}</th>
						{data.layers.map(({ key }) => (
							<td key={key}>{data.format(point[key] ?? 0)}</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}
