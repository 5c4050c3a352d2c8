import { definePredictions } from "../../predict";

export default definePredictions({ loads: { kind: "number", truth: (run) => run.tasks("load").length } });
