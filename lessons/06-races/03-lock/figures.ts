import { defineFigures } from "../../figures";

export default defineFigures([
  { prose: "Without a lock the account ends below zero", knobs: { hold: "never" }, test: (run) => run.result.outcome.kind === "failed" && run.lines()[0] === "left -160" },
  { prose: "from look to write the run takes 395 ms", test: (run) => Math.round(run.result.elapsed) === 395 },
  { prose: "takes 925 ms", knobs: { hold: "from login to write" }, test: (run) => Math.round(run.result.elapsed) === 925 },
]);
