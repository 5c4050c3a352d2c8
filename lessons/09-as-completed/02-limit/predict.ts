import { definePredictions } from "../../predict";

export default definePredictions({ time: { kind: "number", truth: (run) => run.result.elapsed, within: 20 } });
