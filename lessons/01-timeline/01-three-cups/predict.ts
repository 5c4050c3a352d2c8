import { definePredictions } from "../../predict";

export default definePredictions({
  total: { kind: "number", truth: (run) => run.result.elapsed, within: 10 },
});
