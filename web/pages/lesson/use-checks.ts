import { useMemo } from "react";
import { type CheckReport, runChecks } from "../../../lessons/check";
import type { Step } from "../../../lessons/content";
import { viewRun } from "../../../lessons/run-view";
import type { RunStore } from "../../run/run-store";
import { useSignal } from "../../run/use-signal";

/** The step's checks applied to the last run; null before the first run. */
export function useChecks(store: RunStore, step: Step): CheckReport[] | null {
	const { shown } = useSignal(store.state);
	const result = shown?.result;
	return useMemo(() => (result && step.checks.length > 0 ? runChecks(step.checks, viewRun(result)) : null), [result, step]);
}
