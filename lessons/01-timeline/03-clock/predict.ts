import { definePredictions } from "../../predict";

export default definePredictions({
  turns: { kind: "number", truth: (run) => run.result.stats.turns },
});
