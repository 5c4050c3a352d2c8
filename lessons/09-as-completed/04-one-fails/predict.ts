import { definePredictions } from "../../predict";

const pages = (lines: string[]) => lines.filter((line) => /^page \d$/.test(line)).join();

export default definePredictions({
  seen: {
    kind: "pick",
    answers: [(run) => pages(run.lines()) === "page 1", (run) => pages(run.lines()) === "page 1,page 3,page 4", (run) => pages(run.lines()) === ""],
  },
});
