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

/** What the compiler says of the code, known before it is run; null until the compiler has looked. */
export function useForeseen(store: RunStore, value: string): Diagnostic[] | null {
	const { foreseen } = useSignal(store.state);
	return foreseen?.files["main.ts"] === value ? foreseen.problems : null;
}
