import { memo } from "react";
import { formatCount, givenNames, type Lanes, type TaskTree } from "../../../engine/analysis";
import type { TaskId } from "../../../engine/types";
import type { LaneLayout } from "./draw/lane-layout";
import styles from "./lane-labels.module.css";
import type { Placed } from "./paint/use-painter";
import { type Naming, nameOfSpan } from "./task-label";

type Props = { layout: LaneLayout; naming: Naming; placed: Placed | null; scroll: number; height: number };

/** Depth from which labels are not indented further. */
const DEEPEST = 5;
const INDENT = 7;

/** Labels left of the lanes: functions with their number of tasks, or the tasks themselves. */
export const LaneLabels = memo(function LaneLabels({ layout, naming, placed, scroll, height }: Props) {
	if (layout.isLabelled) return placed && <TaskLabels {...{ layout, naming, placed, scroll, height }} />;
	return layout.groups.map((group) => {
		const name = group.tasks === 1 && placed ? onlyName(naming, placed, group.firstLane) : group.name || "Tasks";
		return (
			<div key={group.firstLane} className={styles.group} style={{ top: group.top, height: group.height }}>
				<span className={styles.name} title={name}>
					{name}
				</span>
				{group.tasks > 1 && <span className={styles.count}>{formatCount(group.tasks)} tasks</span>}
			</div>
		);
	});
});

/** The label of a function with a single task: no number, but the task's name if the program gave it one. */
function onlyName({ trace, spans }: Naming, { byLane }: Placed, lane: number): string {
	const span = byLane.spanIds[byLane.laneStart[lane] as number] as number;
	const task = spans.task[span] as TaskId;
	if (task === 0) return "main";
	return givenNames(trace).get(task) ?? trace.sites[spans.site[span] as number]?.name ?? "task";
}

const depthOf = (lanes: Lanes, lane: number): number => ("depth" in lanes ? ((lanes as TaskTree).depth[lane] ?? 0) : 0);

/** One label per visible lane. */
function TaskLabels({ layout, naming, placed, scroll, height }: Props & { placed: Placed }) {
	const [group] = layout.groups;
	if (!group) return null;
	const first = Math.max(0, Math.floor((scroll - group.top) / group.laneHeight) - 4);
	const last = Math.min(group.laneCount, Math.ceil((scroll + height - group.top) / group.laneHeight) + 4);
	const { lanes, byLane } = placed;
	return Array.from({ length: Math.max(0, last - first) }, (_, i) => {
		const lane = first + i;
		const span = byLane.spanIds[byLane.laneStart[lane] as number] as number;
		const indent = Math.min(DEEPEST, depthOf(lanes, lane)) * INDENT;
		return (
			<div
				key={lane}
				className={styles.task}
				style={{ top: group.top + lane * group.laneHeight, height: group.laneHeight - 3, paddingLeft: indent }}
				title={nameOfSpan(naming, span)}
			>
				{nameOfSpan(naming, span)}
			</div>
		);
	});
}
