import { definePredictions } from "../../predict";

export default definePredictions({ line: { kind: "line", truth: (run) => run.result.console[0]?.line ?? Number.NaN } });
