import type { RunView } from "../../check";
import { definePredictions } from "../../predict";

const isCaught = (run: RunView) => run.lines().some((line) => line.startsWith("caught:"));
const isUnhandled = (run: RunView) => run.result.diagnostics.some((one) => one.kind === "unhandled-rejection");

export default definePredictions({
  caught: {
    kind: "pick",
    answers: [(run) => isCaught(run) && !isUnhandled(run), (run) => isUnhandled(run) && !isCaught(run), (run) => isCaught(run) && isUnhandled(run)],
  },
});
