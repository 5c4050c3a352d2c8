import { definePredictions } from "../../predict";
import { numbers } from "../looks";

const looks = (run: Parameters<typeof numbers>[0]) => numbers(run)[1] ?? Number.NaN;

export default definePredictions({
  fewer: {
    kind: "pick",
    knobs: { count: 10 },
    answers: [(run) => looks(run) < 5_000 && looks(run) > 100, (run) => looks(run) > 90_000, (run) => looks(run) <= 100],
  },
});
