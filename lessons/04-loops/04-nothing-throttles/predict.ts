import { definePredictions } from "../../predict";
import { late } from "../late";

export default definePredictions({
  late: { kind: "pick", answers: [(run) => late(run) === 0, (run) => late(run) >= 5 && late(run) <= 20, (run) => late(run) >= 40 && late(run) <= 80] },
});
