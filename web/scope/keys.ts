import type { Finished, RunStore } from "../run/run-store";
import { keptWindow, panWindow, usableWindow, zoomWindow } from "./plot";
import type { ScopeState } from "./scope-state";

/** What a key can act on. */
export type KeyContext = {
	store: RunStore;
	scope: ScopeState;
	shown: Finished;
	/** The element that holds the scope, to find parts of it that take the focus. */
	root: HTMLElement;
};

/** One line of the help sheet, and what the handler does. */
export type KeyBinding = {
	/** Any of these does it: `KeyboardEvent.key`, with `Ctrl+`, `Alt+` or `Shift+` before; Shift is left out where it makes another character. */
	keys: string[];
	/** "Zoom in": as the help sheet says it. */
	does: string;
	/** `"timeline"`: only while the timeline itself has the focus; `"scope"`: wherever in the scope no field is being filled in. */
	where: "timeline" | "scope";
	act(context: KeyContext): void;
};

const zoom =
	(factor: number) =>
	({ store, scope, shown }: KeyContext): void => {
		const { end } = shown.result.trace;
		const old = usableWindow(scope.window.get(), end);
		const at = store.playhead.get();
		const around = at >= old.from && at <= old.to ? at : (old.from + old.to) / 2;
		scope.window.set(keptWindow(zoomWindow(old, factor, around, end), end));
	};

const pan =
	(share: number) =>
	({ scope, shown }: KeyContext): void => {
		const { end } = shown.result.trace;
		const old = usableWindow(scope.window.get(), end);
		scope.window.set(keptWindow(panWindow(old, share * (old.to - old.from), end), end));
	};

/** Every key of the scope. The help sheet lists this table and the handler reads it, so neither can forget one. */
export const KEYS: KeyBinding[] = [
	{ keys: ["+", "="], does: "Zoom in around the playhead", where: "scope", act: zoom(0.5) },
	{ keys: ["-"], does: "Zoom out", where: "scope", act: zoom(2) },
	{ keys: ["0"], does: "Show the whole run", where: "scope", act: ({ scope }) => scope.window.set(null) },
	{ keys: ["Shift+ArrowLeft"], does: "Move the window back", where: "scope", act: pan(-0.2) },
	{ keys: ["Shift+ArrowRight"], does: "Move the window on", where: "scope", act: pan(0.2) },
];

/** A key as the table writes it. */
export function keyName({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyLike): string {
	// Shift has done its work in "+" or "?"; it says more only with a named key or a letter.
	const isShifted = shiftKey && (key.length > 1 || /[a-z]/i.test(key));
	const name = key.length === 1 ? key.toLowerCase() : key;
	return `${ctrlKey || metaKey ? "Ctrl+" : ""}${altKey ? "Alt+" : ""}${isShifted ? "Shift+" : ""}${name}`;
}

export type KeyLike = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** The binding of a key in a place, or undefined. */
export function findKey(event: KeyLike, isTimeline: boolean, bindings: readonly KeyBinding[] = KEYS): KeyBinding | undefined {
	const name = keyName(event);
	return bindings.find((one) => one.keys.includes(name) && (isTimeline || one.where === "scope"));
}
