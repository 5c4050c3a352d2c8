import type { KeyboardEvent } from "react";
import { findKey, type KeyContext } from "./keys";

/** Fields take all their keys themselves; a select and a slider take more than a button does. */
const FIELDS = "input, textarea, select, [contenteditable]";

/** The handler for the element that holds the scope. @param context null while there is no run to act on */
export function handleKey(event: KeyboardEvent<HTMLElement>, context: Omit<KeyContext, "root"> | null): void {
	const { target } = event;
	if (!context || event.defaultPrevented || !(target instanceof HTMLElement) || target.closest(FIELDS)) return;
	const isTimeline = target.dataset.part === "timeline";
	const binding = findKey(event, isTimeline);
	if (!binding) return;
	event.preventDefault();
	binding.act({ ...context, root: event.currentTarget });
}
