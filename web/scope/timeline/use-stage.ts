import { useEffect, useMemo, useState } from "react";
import { criticalPath, spanOfTask, taskLinks } from "../../../engine/analysis";
import type { Drawing } from "../../run/drawing";
import type { Finished } from "../../run/run-store";
import { useSignal } from "../../run/use-signal";
import type { ScopeState } from "../scope-state";
import type { Arrow, PathColumns } from "./draw/picture";
import { type Found, findTasks } from "./search";
import type { Naming } from "./task-label";

/** What the page knows about a run's tasks: names, selection, links, critical path and search results. */
export type Stage = {
	drawing: Drawing;
	naming: Naming;
	found: Found | null;
	arrows: readonly Arrow[];
	path: PathColumns | null;
	/** Spans; −1 is none. */
	selected: number;
	focused: number;
};

const NO_ARROWS: readonly Arrow[] = [];
/** Debounce of the search in real milliseconds: searching a million tasks takes 20 ms, too long for each letter. */
const SEARCH_PAUSE = 120;
const MANY_TASKS = 20_000;

/** Computes names once per run; links, critical path and search results on demand (memoised). */
export function useStage({ result: { trace }, view }: Finished, scope: ScopeState): Stage {
	const { spans, drawing } = view;
	const naming = useMemo<Naming>(() => ({ trace, spans }), [trace, spans]);

	const text = usePaused(useSignal(scope.search), spans.length > MANY_TASKS ? SEARCH_PAUSE : 0);
	const found = useMemo(() => findTasks(naming, text), [naming, text]);

	const task = useSignal(scope.selected);
	const selected = task === null ? -1 : spanOfTask(spans, task);
	const arrows = useMemo(() => {
		if (task === null || selected === -1) return NO_ARROWS;
		return taskLinks(trace, task)
			.map(({ kind, at, from, to }): Arrow => ({ kind, at, from: spanOfTask(spans, from), to: spanOfTask(spans, to) }))
			.filter(({ from, to }) => from >= 0 && to >= 0);
	}, [trace, spans, task, selected]);

	const focus = useSignal(scope.focused);
	const showPath = useSignal(scope.showCriticalPath);
	const path = useMemo(() => (showPath ? pathColumns(trace, spans) : null), [showPath, trace, spans]);
	return { drawing, naming, found, arrows, path, selected, focused: focus === null ? -1 : spanOfTask(spans, focus) };
}

function pathColumns(trace: Naming["trace"], spans: Naming["spans"]): PathColumns {
	const parts = criticalPath(trace);
	return {
		span: Uint32Array.from(parts, ({ task }) => Math.max(0, spanOfTask(spans, task))),
		from: Float64Array.from(parts, ({ from }) => from),
		to: Float64Array.from(parts, ({ to }) => to),
	};
}

/** A debounced value: it follows `value` once that has not changed for `pause` real milliseconds. */
function usePaused<T>(value: T, pause: number): T {
	const [settled, setSettled] = useState(value);
	useEffect(() => {
		if (pause === 0) return setSettled(value);
		const timer = setTimeout(() => setSettled(value), pause);
		return () => clearTimeout(timer);
	}, [value, pause]);
	return pause === 0 ? value : settled;
}
