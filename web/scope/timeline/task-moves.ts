import { type TaskLink, taskLinks } from "../../../engine/analysis";
import type { TaskId, Trace } from "../../../engine/types";
import type { RunStore } from "../../run/run-store";
import { keptWindow, panWindow, usableWindow } from "../axis/plot";
import type { ScopeState } from "../scope-state";
import { type Direction, neighbour } from "./navigate";
import type { Placed } from "./paint/use-painter";

/** What moving from task to task needs. */
export type Walk = { store: RunStore; scope: ScopeState; trace: Trace; placed: Placed };

/** The task with the keyboard's focus: the focused one, else the selected one, else the first in the window. */
function current({ scope, trace, placed: { drawing } }: Walk): number {
	const task = scope.focused.get() ?? scope.selected.get();
	const span = task === null ? -1 : drawing.spans.task.indexOf(task);
	if (span >= 0) return span;
	const { from } = usableWindow(scope.window.get(), trace.end);
	return Math.max(
		0,
		drawing.spans.end.findIndex((end) => end >= from),
	);
}

/** Focuses a span, and moves the window if the span is outside. */
function goTo({ scope, trace, placed: { drawing } }: Walk, span: number): void {
	const { spans } = drawing;
	const task = spans.task[span] as TaskId;
	scope.focused.set(task);
	const start = spans.start[span] as number;
	const end = spans.end[span] as number;
	const window = usableWindow(scope.window.get(), trace.end);
	if (end >= window.from && start <= window.to) return;
	const length = window.to - window.from;
	scope.window.set(keptWindow(panWindow(window, start - length / 4 - window.from, trace.end), trace.end));
}

/** Moves the focus to the neighbour in a direction; the first step only shows the focus. */
export function step(walk: Walk, direction: Direction): void {
	const { scope, placed } = walk;
	const from = current(walk);
	const isStart = scope.focused.get() === null;
	goTo(walk, isStart ? from : neighbour(placed.drawing.spans, placed, from, direction));
}

/** Selects the focused task, or deselects it if it is selected. */
export function selectFocused(walk: Walk): void {
	const task = walk.placed.drawing.spans.task[current(walk)] as TaskId;
	walk.scope.focused.set(task);
	walk.scope.selected.set(walk.scope.selected.get() === task ? null : task);
}

/** Of the links that pass `fits`, the last one up to the playhead, else the first. */
function linkAt({ store, trace }: Walk, task: TaskId, fits: (link: TaskLink) => boolean): TaskLink | undefined {
	const links = taskLinks(trace, task).filter(fits);
	const at = store.playhead.get();
	return links.findLast((link) => link.at <= at + 1e-9) ?? links[0];
}

/** Selects the task that woke the current one, and moves the playhead to that instant. */
export function goToWaker(walk: Walk): void {
	const task = walk.placed.drawing.spans.task[current(walk)] as TaskId;
	follow(
		walk,
		linkAt(walk, task, ({ kind, to }) => kind === "woke" && to === task),
		"from",
	);
}

/** Selects the task that the current one waits for. */
export function goToAwaited(walk: Walk): void {
	const task = walk.placed.drawing.spans.task[current(walk)] as TaskId;
	follow(
		walk,
		linkAt(walk, task, ({ kind }) => kind === "waits"),
		"to",
	);
}

function follow(walk: Walk, link: TaskLink | undefined, end: "from" | "to"): void {
	if (!link) return;
	const { store, scope, placed } = walk;
	const span = placed.drawing.spans.task.indexOf(link[end]);
	if (span < 0) return;
	store.playhead.set(link.at);
	scope.selected.set(link[end]);
	goTo(walk, span);
}

/** Selects the next result of a search; after the last comes the first. @param list spans in ascending order */
export function goToResult(walk: Walk, list: Uint32Array, by: 1 | -1): void {
	if (list.length === 0) return;
	const { scope, placed } = walk;
	const task = scope.selected.get();
	const span = task === null ? -1 : placed.drawing.spans.task.indexOf(task);
	const after = list.findIndex((one) => one > span);
	const before = list.findLastIndex((one) => one < span);
	const next = by === 1 ? Math.max(0, after) : before === -1 ? list.length - 1 : before;
	const wanted = list[next] as number;
	scope.selected.set(placed.drawing.spans.task[wanted] as TaskId);
	goTo(walk, wanted);
}
