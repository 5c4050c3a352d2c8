import { definePredictions } from "../../predict";

export default definePredictions({ total: { kind: "number", truth: (run) => Number((run.lines().at(-1) ?? "").replace("total ", "")) } });
