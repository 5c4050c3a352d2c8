import { definePredictions } from "../../predict";

export default definePredictions({
  saved: {
    kind: "pick",
    answers: [0, 1, 3].map((count) => (run) => run.lines().at(-1) === `saved ${count} of 3`),
  },
});
