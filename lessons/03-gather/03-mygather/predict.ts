import { definePredictions } from "../../predict";

export default definePredictions({
  list: {
    kind: "pick",
    answers: [
      (run) => run.lines()[0] === "[ '1', '2', '3' ]",
      (run) => run.lines()[0] === "[ '3', '2', '1' ]",
      (run) => run.lines()[0] === "[ '3' ]",
    ],
  },
});
