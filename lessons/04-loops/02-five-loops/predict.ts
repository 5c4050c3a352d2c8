import { definePredictions } from "../../predict";

export default definePredictions({ longest: { kind: "number", truth: (run) => run.result.elapsed, within: 50 } });
