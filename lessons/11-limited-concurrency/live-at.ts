import type { RunView } from "../check";

/** Tasks of `fetchPage` that are live at an instant. */
export const liveAt = (run: RunView, at: number): number => run.tasks("fetchPage").filter((task) => task.start <= at && (task.end ?? Number.POSITIVE_INFINITY) > at).length;
