import { defineFigures } from "../../figures";
import { numbers } from "../looks";

export default defineFigures([
  { prose: "Something happens after 100 ms", knobs: { between: "the event itself" }, test: (run) => run.result.elapsed === 100 },
  { prose: "so the 100 ms never pass", knobs: { between: "await null" }, test: (run) => run.result.outcome.kind === "starved" && run.result.elapsed === 0 },
  { prose: "after 10,000 looks", test: (run) => Math.abs((numbers(run)[0] ?? 0) - 10_000) <= 1 },
]);
