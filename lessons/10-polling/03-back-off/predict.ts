import { definePredictions } from "../../predict";
import { numbers } from "../looks";

export default definePredictions({ looks: { kind: "number", truth: (run) => numbers(run)[0] ?? Number.NaN, within: 5 } });
