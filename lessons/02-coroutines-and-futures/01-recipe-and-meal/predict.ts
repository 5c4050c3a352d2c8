import { definePredictions } from "../../predict";

export default definePredictions({
  "first-lines": {
    kind: "pick",
    answers: [
      (run) => run.lines().slice(0, 2).join() === "start soup,recipe written",
      (run) => run.lines().slice(0, 2).join() === "recipe written,start rice",
      (run) => run.lines().slice(0, 2).join() === "recipe written,rice ordered",
    ],
  },
});
