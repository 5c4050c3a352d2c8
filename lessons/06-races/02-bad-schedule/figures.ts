import { defineFigures } from "../../figures";

export default defineFigures([
  { prose: "An account holds 100. Two people withdraw 60 each", test: (run) => run.lines().some((line) => line.endsWith("has 60 left 40")) },
  { prose: "Seed 31 is one of them", seed: 31, test: (run) => run.result.outcome.kind === "failed" },
]);
