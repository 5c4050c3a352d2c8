import { definePredictions } from "../../predict";

export default definePredictions({
  end: {
    kind: "pick",
    answers: [
      (run) => run.lines().some((line) => line.startsWith("caught:")),
      (run) => run.result.outcome.kind === "failed",
      (run) => run.result.outcome.kind === "deadlocked" && run.result.diagnostics.some((one) => one.kind === "unhandled-rejection"),
    ],
  },
});
