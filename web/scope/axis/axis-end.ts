import type { Finished } from "../../run/run-store";

/** The end of the time axis in virtual ms: the end of the run, or that of the pinned run if it is later. */
export const axisEnd = (shown: Finished, pinned: Finished | null): number =>
	Math.max(shown.result.trace.end, pinned?.result.trace.end ?? 0);
