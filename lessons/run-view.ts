import { givenNames, pointsOf, spans, valueAt } from "../engine/analysis";
import type { RunResult } from "../engine/types";
import type { RunView, TaskView } from "./check";

const ENDINGS = ["live", "done", "failed", "cancelled"] as const;

/** Reads the tasks of a run from its trace, for the checks of a lesson. */
export function viewRun(result: RunResult): RunView {
	let all: TaskView[] | undefined;
	const tasks = (name?: string): TaskView[] => {
		all ??= readTasks(result);
		return name === undefined ? all : all.filter((task) => task.name === name);
	};
	return {
		result,
		tasks,
		peakLive: (name) => peak(tasks(name)),
		lines: () => result.console.map((line) => line.text),
		shown(name, at = Number.POSITIVE_INFINITY) {
			const versions = result.trace.shown?.values.find((one) => one.name === name);
			return versions === undefined ? null : (valueAt(versions, { at })?.value ?? null);
		},
		points(name) {
			const plot = result.trace.shown?.plots.find((one) => one.name === name);
			return plot === undefined ? [] : pointsOf(plot);
		},
	};
}

function readTasks({ trace }: RunResult): TaskView[] {
	const columns = spans(trace);
	const given = givenNames(trace);
	const tasks: TaskView[] = [];
	for (let i = 0; i < columns.length; i++) {
		const id = columns.task[i] ?? 0;
		if (id === 0) continue;
		const site = trace.sites[columns.site[i] ?? 0];
		const ending = ENDINGS[columns.ending[i] ?? 0] ?? "live";
		const end = ending === "live" ? null : (columns.end[i] ?? 0);
		const { name = "", file = "", line = 0 } = site ?? {};
		tasks.push({ id, name: given.get(id) ?? name, start: columns.start[i] ?? 0, end, ending, file, line });
	}
	return tasks;
}

/** Most tasks at one instant. A task that ends at the instant at which another starts does not overlap with it. */
function peak(tasks: TaskView[]): number {
	const changes = tasks.flatMap(({ start, end }) => [
		{ at: start, by: 1 },
		{ at: end ?? Number.POSITIVE_INFINITY, by: -1 },
	]);
	changes.sort((a, b) => a.at - b.at || a.by - b.by);
	let now = 0;
	let most = 0;
	for (const { by } of changes) {
		now += by;
		if (now > most) most = now;
	}
	return most;
}
