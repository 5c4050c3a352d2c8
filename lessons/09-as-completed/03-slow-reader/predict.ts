import { definePredictions } from "../../predict";

const read = (lines: string[]) => (lines.at(-1) ?? "").replace("read in this order: ", "");

export default definePredictions({
  order: {
    kind: "pick",
    answers: ["1, 2, 3, 4, 5", "5, 4, 3, 2, 1", "1, 2, 4, 5, 3"].map((order) => (run) => read(run.lines()) === order),
  },
});
