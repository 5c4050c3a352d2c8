import { definePredictions } from "../../predict";
import { numbers } from "../looks";

export default definePredictions({
  null: {
    kind: "pick",
    knobs: { between: "await null" },
    answers: [
      (run) => run.result.outcome.kind === "completed" && (numbers(run)[0] ?? 0) > 10_000,
      (run) => run.result.outcome.kind === "starved",
      (run) => numbers(run)[0] === 100,
    ],
  },
});
