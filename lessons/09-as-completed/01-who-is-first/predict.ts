import { definePredictions } from "../../predict";

export default definePredictions({ lines: { kind: "order" } });
