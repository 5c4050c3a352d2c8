import type { Finished } from "../../run/run-store";

/** Where the time axis ends, in virtual ms: at the end of the run, or of the pinned one where that took longer. */
export const axisEnd = (shown: Finished, pinned: Finished | null): number =>
	Math.max(shown.result.trace.end, pinned?.result.trace.end ?? 0);
