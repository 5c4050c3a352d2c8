import type { RunView } from "../../check";
import { definePredictions } from "../../predict";

/** The whole run, and how long it would take if everything stood in one line: six logins and six notes of 110 ms on average. */
const inARow = 800;
const elapsed = (run: RunView) => run.result.elapsed;

export default definePredictions({
  enough: {
    kind: "pick",
    answers: [
      // Side by side, the slowest login and the slowest note would be all.
      (run) => elapsed(run) < 2 * 200 && run.result.stats.peakInFlight > 6,
      (run) => run.result.stats.peakInFlight > 1 && elapsed(run) < inARow,
      (run) => run.result.stats.peakInFlight === 1,
    ],
  },
});
