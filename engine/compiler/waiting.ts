import { reportHints } from "./hints";
import { allRisks, hooksFor, readAccesses } from "./updates/hooks";

/** What programs need in which something waits: hints about waiting, and calls that watch for lost updates. */
export const waiting = { reportHints, readAccesses, allRisks, hooksFor };

export type Waiting = typeof waiting;
