import { useDeferredValue, useMemo } from "react";
import type { LineMark } from "../../editor/line-marks";
import type { RunStore } from "../../run/run-store";
import { useSignal } from "../../run/use-signal";
import { marksAt } from "./line-marks";

const NONE: LineMark[] = [];

/**
 * Marks for the lines of the code at the playhead's instant.
 * @param ran the text that was run; as soon as the learner edits, its lines are no longer those on the screen
 */
export function useMarks(store: RunStore, value: string, ran: string | null): LineMark[] {
	const { shown } = useSignal(store.state);
	// The editor may lag a frame behind a fast drag; the playhead may not.
	const at = useDeferredValue(useSignal(store.playhead));
	const result = shown?.result;
	return useMemo(() => (result && ran === value ? marksAt(result, at) : NONE), [result, at, ran, value]);
}
