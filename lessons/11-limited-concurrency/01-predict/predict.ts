import { definePredictions } from "../../predict";
import { liveAt } from "../live-at";

export default definePredictions({
  live: {
    kind: "pick",
    answers: [(run) => liveAt(run, 500) <= 3, (run) => liveAt(run, 500) > 30, (run) => liveAt(run, 500) > 15 && liveAt(run, 500) < 25],
  },
});
