import type { KeyboardEvent } from "react";
import { findKey, type KeyContext } from "./keys";

/** Elements that handle all keys themselves. */
const FIELDS = "input, textarea, select, [contenteditable]";

/** The key handler of the scope's root element. @param context null while there is no run */
export function handleKey(event: KeyboardEvent<HTMLElement>, context: Omit<KeyContext, "root"> | null): void {
	const { target } = event;
	if (!context || event.defaultPrevented || !(target instanceof HTMLElement) || target.closest(FIELDS)) return;
	const isTimeline = target.dataset.part === "timeline";
	const binding = findKey(event, isTimeline);
	if (!binding) return;
	event.preventDefault();
	binding.act({ ...context, root: event.currentTarget });
}
