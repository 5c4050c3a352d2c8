import { useMemo } from "react";
import type { Diagnostic } from "../../../engine/types";
import type { RunStore } from "../../run/run-store";
import { useSignal } from "../../run/use-signal";

const NONE: Diagnostic[] = [];

/** The last run's diagnostics for the lines of the code; empty once the code differs from the one that ran. */
export function useFindings(store: RunStore, value: string): Diagnostic[] {
	const { shown } = useSignal(store.state);
	return useMemo(
		() => (shown && shown.files["main.ts"] === value ? shown.result.diagnostics.filter(({ line }) => line > 0) : NONE),
		[shown, value],
	);
}
