import { definePredictions } from "../../predict";

const last = (lines: string[]) => lines.at(-1) ?? "";

export default definePredictions({
  first: {
    kind: "pick",
    answers: [
      (run) => last(run.lines()).startsWith("the caller caught"),
      (run) => last(run.lines()).endsWith("payment: undefined"),
      (run) => run.result.outcome.kind === "deadlocked",
    ],
  },
});
