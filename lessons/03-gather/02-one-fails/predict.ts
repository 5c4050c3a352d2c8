import { definePredictions } from "../../predict";

const paid = (lines: string[]) => lines.filter((line) => line.endsWith("paid for")).length;

export default definePredictions({
  after: {
    kind: "pick",
    answers: [
      (run) => run.tasks("part").some((task) => task.ending === "cancelled"),
      (run) => paid(run.lines()) === 2,
      (run) => run.tasks("part").some((task) => task.ending === "live"),
    ],
  },
});
