import { definePredictions } from "../../predict";
import { worst } from "../looks";

export default definePredictions({
  // The worst lateness grows with the factor: its share of the waiting, rounded down to a hundredth below the bound of 3 %.
  factor: { kind: "number", knobs: { factor: 1.03 }, truth: (run) => (worst(run) >= 3 ? 1.02 : 1.03), within: 0.001 },
});
