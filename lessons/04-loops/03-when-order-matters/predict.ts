import { definePredictions } from "../../predict";

/** True when a page was asked for before the one that names it was there. */
const overlaps = (starts: number[], ends: number[]) => starts.some((start, i) => i > 0 && start < (ends[i - 1] ?? 0));

export default definePredictions({
  faster: {
    kind: "pick",
    answers: [
      (run) => overlaps(run.tasks("fetchPage").map((task) => task.start), run.tasks("fetchPage").map((task) => task.end ?? 0)),
      (run) => !overlaps(run.tasks("fetchPage").map((task) => task.start), run.tasks("fetchPage").map((task) => task.end ?? 0)),
      (run) => run.peakLive("fetchPage") > 1,
    ],
  },
});
