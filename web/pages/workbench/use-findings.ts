import { useMemo } from "react";
import type { Diagnostic } from "../../../engine/types";
import type { RunStore } from "../../run/run-store";
import { useSignal } from "../../run/use-signal";

const NONE: Diagnostic[] = [];

/** What the last run found out about the code, for its lines; nothing as soon as the code is no longer the one that ran. */
export function useFindings(store: RunStore, value: string): Diagnostic[] {
	const { shown } = useSignal(store.state);
	return useMemo(
		() => (shown && shown.files["main.ts"] === value ? shown.result.diagnostics.filter(({ line }) => line > 0) : NONE),
		[shown, value],
	);
}
