import type { TaskId } from "../../engine/types";
import { createSignal, type Signal } from "../run/signal";
import type { TimeWindow } from "./axis/plot";

/** What a lane of the timeline is: a slot of a function, one task, or one task placed below the task that started it. */
export type LanesBy = "function" | "task" | "parent";

/** What the chart of tasks shows: tasks in flight, or all live tasks stacked by state. */
export type TasksAs = "inFlight" | "states";

/**
 * The view state, independent of the run. Each part is a separate signal, so that a change re-renders only what depends on it.
 * It needs neither React nor the page nor a worker.
 */
export type ScopeState = {
	/** The visible part of the time; null is the whole run, whatever its length. */
	window: Signal<TimeWindow | null>;
	/** A span of time that has been selected by dragging; null: none. */
	span: Signal<TimeWindow | null>;
	selected: Signal<TaskId | null>;
	/** The task in the timeline that has the keyboard's focus; Enter selects it. */
	focused: Signal<TaskId | null>;
	lanesBy: Signal<LanesBy>;
	/** The text of the search: `fetch`, `state:failed`, `line:12`, `>500ms`. Empty: no search. */
	search: Signal<string>;
	showCriticalPath: Signal<boolean>;
	tasksAs: Signal<TasksAs>;
	/** Whether the instant at the playhead is unfolded into its steps; null until somebody has decided. */
	unfolds: Signal<boolean | null>;
	/** True: all charts are shown as tables. */
	isTable: Signal<boolean>;
	/** True: the pinned run has its own plots above those of the current one, instead of outlines behind them. */
	isBeside: Signal<boolean>;
	/** True: the help sheet is open. */
	isHelpOpen: Signal<boolean>;
};

/** A view of the whole run with nothing selected. */
export function createScopeState(): ScopeState {
	return {
		window: createSignal<TimeWindow | null>(null),
		span: createSignal<TimeWindow | null>(null),
		selected: createSignal<TaskId | null>(null),
		focused: createSignal<TaskId | null>(null),
		lanesBy: createSignal<LanesBy>("function"),
		search: createSignal(""),
		showCriticalPath: createSignal(false),
		tasksAs: createSignal<TasksAs>("inFlight"),
		unfolds: createSignal<boolean | null>(null),
		isTable: createSignal(false),
		isBeside: createSignal(false),
		isHelpOpen: createSignal(false),
	};
}
