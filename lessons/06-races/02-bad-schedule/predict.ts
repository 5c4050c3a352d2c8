import { definePredictions } from "../../predict";

export default definePredictions({
  overdrawn: {
    kind: "pick",
    seed: 1,
    answers: [(run) => run.result.outcome.kind === "completed", (run) => run.result.outcome.kind === "failed"],
  },
});
