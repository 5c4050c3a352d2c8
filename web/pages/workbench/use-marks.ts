import { useDeferredValue, useMemo } from "react";
import type { LineMark } from "../../editor/parts/line-marks";
import { whereIs } from "../../run/place/where";
import type { RunStore } from "../../run/run-store";
import type { Telling } from "../../run/studies/story";
import { useSignal } from "../../run/use-signal";
import { marksAt } from "./line-marks";

const NONE: LineMark[] = [];

/** Marks for the lines of the code at the playhead; empty once the code differs from the one that ran. */
export function useMarks(store: RunStore, telling: Telling, value: string): LineMark[] {
	const { shown } = useSignal(store.state);
	// Deferred: in a fast drag the editor may lag a frame behind; the playhead may not.
	const at = useDeferredValue(useSignal(store.playhead));
	const rows = useDeferredValue(useSignal(store.moment.rows));
	const step = useDeferredValue(useSignal(store.moment.step));
	const state = useSignal(telling.state);
	return useMemo(() => {
		if (shown === null || shown.files["main.ts"] !== value) return NONE;
		const moment = { at: { get: () => at }, rows: { get: () => rows }, step: { get: () => step } };
		return marksAt(shown.result, whereIs(shown.result.trace, moment, state, shown.id));
	}, [shown, at, rows, step, state, value]);
}
