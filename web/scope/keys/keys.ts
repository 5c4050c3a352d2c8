import type { Fault } from "../../../engine/types";
import type { Finished, RunStore } from "../../run/run-store";
import type { Studies } from "../../run/studies/studies";
import { axisEnd } from "../axis/axis-end";
import { keptWindow, panWindow, usableWindow, zoomWindow } from "../axis/plot";
import type { LanesBy, ScopeState } from "../scope-state";
import type { Direction } from "../timeline/navigate";
import type { Placed } from "../timeline/paint/use-painter";
import type { Found } from "../timeline/search";
import { goToAwaited, goToResult, goToWaker, selectFocused, step, type Walk } from "../timeline/task-moves";
import type { Transport } from "../transport/transport";

/** The objects that a key can act on. */
export type KeyContext = {
	store: RunStore;
	scope: ScopeState;
	studies: Studies;
	transport: Transport;
	shown: Finished;
	/** The root element of the scope, to find parts of it that take the focus. */
	root: HTMLElement;
	/** The positions of tasks in their lanes; null while a worker computes them, or while tables are shown. */
	placed: Placed | null;
	/** The result of the search; null without a search. */
	found: Found | null;
};

/** A key binding: one line of the help sheet, and its action. */
export type KeyBinding = {
	/** The keys, each with the same action: `KeyboardEvent.key` after `Ctrl+`, `Alt+` or `Shift+`. Shift is left out where it makes another character. */
	keys: string[];
	/** The text of the help sheet: "Zoom in". */
	does: string;
	/** `"timeline"`: only while the timeline itself has the focus; `"scope"`: anywhere in the scope except in form fields. */
	where: "timeline" | "scope";
	act(context: KeyContext): void;
};

const zoom =
	(factor: number) =>
	({ store, scope, shown }: KeyContext): void => {
		const end = axisEnd(shown, store.state.get().pinned);
		const old = usableWindow(scope.window.get(), end);
		const at = store.playhead.get();
		const around = at >= old.from && at <= old.to ? at : (old.from + old.to) / 2;
		scope.window.set(keptWindow(zoomWindow(old, factor, around, end), end));
	};

const pan =
	(share: number) =>
	({ store, scope, shown }: KeyContext): void => {
		const end = axisEnd(shown, store.state.get().pinned);
		const old = usableWindow(scope.window.get(), end);
		scope.window.set(keptWindow(panWindow(old, share * (old.to - old.from), end), end));
	};

/** Wraps an action that needs the positions of tasks. */
const walk =
	(act: (walk: Walk, context: KeyContext) => void) =>
	(context: KeyContext): void => {
		const { store, scope, shown, placed } = context;
		if (placed) act({ store, scope, trace: shown.result.trace, placed }, context);
	};
const go = (direction: Direction) => walk((where) => step(where, direction));
const toResult = (by: 1 | -1) => walk((where, { found }) => found && goToResult(where, found.list, by));

const LANES: LanesBy[] = ["function", "task", "parent"];

const strike =
	(kind: Fault["kind"]) =>
	({ store, scope }: KeyContext): void => {
		const task = scope.selected.get();
		if (task === null) return;
		const others = store.state.get().faults.filter((fault) => fault.task !== task);
		store.setFaults([...others, { task, at: store.playhead.get(), kind }]);
	};

/** The keyboard shortcuts of the scope. Both the help sheet and the handler use this table. Sliders and fields handle their own keys. */
export const KEYS: KeyBinding[] = [
	{ keys: ["ArrowRight"], does: "Next task in the lane", where: "timeline", act: go("next") },
	{ keys: ["ArrowLeft"], does: "Previous task in the lane", where: "timeline", act: go("previous") },
	{ keys: ["ArrowUp"], does: "Lane above", where: "timeline", act: go("up") },
	{ keys: ["ArrowDown"], does: "Lane below", where: "timeline", act: go("down") },
	{ keys: ["Home"], does: "First task in the lane", where: "timeline", act: go("first") },
	{ keys: ["End"], does: "Last task in the lane", where: "timeline", act: go("last") },
	{ keys: ["Enter", " "], does: "Select the task, or let go of it", where: "timeline", act: walk(selectFocused) },
	{ keys: ["w"], does: "Go to the task that woke it", where: "timeline", act: walk(goToWaker) },
	{ keys: ["a"], does: "Go to the task that it awaits", where: "timeline", act: walk(goToAwaited) },
	{
		keys: ["Escape"],
		does: "Let go of the selected task",
		where: "timeline",
		act: ({ scope }) => {
			scope.selected.set(null);
			scope.focused.set(null);
		},
	},
	{
		keys: ["/"],
		does: "Search for tasks",
		where: "scope",
		act: ({ root }) => root.querySelector<HTMLElement>('[type="search"]')?.focus(),
	},
	{ keys: ["n"], does: "Next result", where: "scope", act: toResult(1) },
	{ keys: ["Shift+n"], does: "Previous result", where: "scope", act: toResult(-1) },
	{
		keys: ["c"],
		does: "Show the critical path",
		where: "scope",
		act: ({ scope }) => scope.showCriticalPath.set(!scope.showCriticalPath.get()),
	},
	{
		keys: ["l"],
		does: "Lanes by function, by task, by parent",
		where: "scope",
		act: ({ scope }) => scope.lanesBy.set(LANES[(LANES.indexOf(scope.lanesBy.get()) + 1) % LANES.length] ?? "function"),
	},
	{
		keys: ["."],
		does: "Step to the next line, microtask or event, or what is chosen",
		where: "scope",
		act: ({ transport }) => transport.step(1),
	},
	{ keys: [","], does: "Step back", where: "scope", act: ({ transport }) => transport.step(-1) },
	{ keys: ["]"], does: "Next turn of the event loop", where: "scope", act: ({ transport }) => transport.step(1, "turn") },
	{ keys: ["["], does: "Previous turn", where: "scope", act: ({ transport }) => transport.step(-1, "turn") },
	{ keys: [">"], does: "Next event of the selected task", where: "scope", act: ({ transport }) => transport.step(1, "task") },
	{
		keys: ["<"],
		does: "Previous event of the selected task",
		where: "scope",
		act: ({ transport }) => transport.step(-1, "task"),
	},
	{ keys: ["p"], does: "Play from the playhead, or pause", where: "scope", act: ({ transport }) => transport.playOrPause() },
	{ keys: ["Shift+Home"], does: "To the start of the run", where: "scope", act: ({ transport }) => transport.jump("start") },
	{ keys: ["Shift+End"], does: "To the end of the run", where: "scope", act: ({ transport }) => transport.jump("end") },
	{
		keys: ["k"],
		does: "Pin this run to compare the next one with, or let go of it",
		where: "scope",
		act: ({ store }) => store.pin(store.state.get().pinned === null),
	},
	{
		keys: ["b"],
		does: "Pinned run and this one side by side",
		where: "scope",
		act: ({ scope }) => scope.isBeside.set(!scope.isBeside.get()),
	},
	{
		keys: ["e"],
		does: "Explore schedules: run under many seeds",
		where: "scope",
		act: ({ studies }) => studies.exploring.start(),
	},
	{ keys: ["f"], does: "Make the selected task fail at the playhead", where: "scope", act: strike("fail") },
	{ keys: ["h"], does: "Make it hang", where: "scope", act: strike("hang") },
	{ keys: ["x"], does: "Cancel it", where: "scope", act: strike("cancel") },
	{
		keys: ["s"],
		does: "Save the picture, the trace or the numbers",
		where: "scope",
		act: ({ root }) => root.querySelector<HTMLElement>("[data-part=save]")?.click(),
	},
	{ keys: ["?"], does: "This list", where: "scope", act: ({ scope }) => scope.isHelpOpen.set(true) },
	{ keys: ["t"], does: "Charts as tables", where: "scope", act: ({ scope }) => scope.isTable.set(!scope.isTable.get()) },
	{ keys: ["+", "="], does: "Zoom in around the playhead", where: "scope", act: zoom(0.5) },
	{ keys: ["-"], does: "Zoom out", where: "scope", act: zoom(2) },
	{ keys: ["0"], does: "Show the whole run", where: "scope", act: ({ scope }) => scope.window.set(null) },
	{ keys: ["Shift+ArrowLeft"], does: "Move the window back", where: "scope", act: pan(-0.2) },
	{ keys: ["Shift+ArrowRight"], does: "Move the window on", where: "scope", act: pan(0.2) },
];

/** A key in the form that the table uses. */
export function keyLabel({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyLike): string {
	// In "+" or "?" Shift is already part of the character; it is named only with letters and named keys.
	const isShifted = shiftKey && (key.length > 1 || /[a-z]/i.test(key));
	const name = key.length === 1 ? key.toLowerCase() : key;
	return `${ctrlKey || metaKey ? "Ctrl+" : ""}${altKey ? "Alt+" : ""}${isShifted ? "Shift+" : ""}${name}`;
}

export type KeyLike = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** The binding of a key, or undefined. */
export function findKey(event: KeyLike, isTimeline: boolean, bindings: readonly KeyBinding[] = KEYS): KeyBinding | undefined {
	const name = keyLabel(event);
	return bindings.find((one) => one.keys.includes(name) && (isTimeline || one.where === "scope"));
}
