import type { TaskId } from "../../engine/types";
import { createSignal, type Signal } from "../run/signal";
import type { TimeWindow } from "./axis/plot";

/** What a lane of the timeline stands for: a slot of a function, one task, or one task below the task that started it. */
export type LanesBy = "function" | "task" | "parent";

/** What the chart of tasks over time shows: those in flight, or all live ones stacked by their state. */
export type TasksAs = "inFlight" | "states";

/**
 * How somebody looks at a run, apart from the run itself: each part is a signal of its own, so that a change tells only those
 * whom it concerns. Nothing here needs React, the page or a worker.
 */
export type ScopeState = {
	/** The part of time that is shown; null is the whole run, whatever its length. */
	window: Signal<TimeWindow | null>;
	selected: Signal<TaskId | null>;
	/** The task that the keyboard stands on in the timeline; Enter selects it. */
	focused: Signal<TaskId | null>;
	lanesBy: Signal<LanesBy>;
	/** As written: `fetch`, `state:failed`, `line:12`, `>500ms`. Empty: no search. */
	search: Signal<string>;
	showCriticalPath: Signal<boolean>;
	tasksAs: Signal<TasksAs>;
	/** All charts as tables. */
	isTable: Signal<boolean>;
	/** The pinned run has plots of its own above those of the present one, instead of lying behind them. */
	isBeside: Signal<boolean>;
	/** The sheet of keys is open. */
	isHelpOpen: Signal<boolean>;
};

/** A view of the whole run with nothing selected. */
export function createScopeState(): ScopeState {
	return {
		window: createSignal<TimeWindow | null>(null),
		selected: createSignal<TaskId | null>(null),
		focused: createSignal<TaskId | null>(null),
		lanesBy: createSignal<LanesBy>("function"),
		search: createSignal(""),
		showCriticalPath: createSignal(false),
		tasksAs: createSignal<TasksAs>("inFlight"),
		isTable: createSignal(false),
		isBeside: createSignal(false),
		isHelpOpen: createSignal(false),
	};
}
