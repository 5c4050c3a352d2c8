import { useDeferredValue, useMemo } from "react";
import type { LineMark } from "../../editor/parts/line-marks";
import type { RunStore } from "../../run/run-store";
import { useSignal } from "../../run/use-signal";
import { marksAt } from "./line-marks";

const NONE: LineMark[] = [];

/** Marks for the lines of the code at the playhead; empty once the code differs from the one that ran. */
export function useMarks(store: RunStore, value: string): LineMark[] {
	const { shown } = useSignal(store.state);
	// Deferred: in a fast drag the editor may lag a frame behind; the playhead may not.
	const at = useDeferredValue(useSignal(store.playhead));
	return useMemo(() => (shown && shown.files["main.ts"] === value ? marksAt(shown.result, at) : NONE), [shown, at, value]);
}
