import type { RunView } from "../../check";
import { defineFigures } from "../../figures";

const isUnhandled = (run: RunView) => run.result.diagnostics.some((one) => one.kind === "unhandled-rejection");

export default defineFigures([
  { prose: "the prices first, which take 300 ms", test: (run) => run.tasks("prices")[0]?.end === 300 },
  { prose: "The stock list fails after 100 ms", test: (run) => run.tasks("stock")[0]?.end === 100 && isUnhandled(run) },
  { prose: "At 250 ms it is still nobody's", knobs: { failsAt: 250 }, test: isUnhandled },
  { prose: "at 350 ms the program is waiting for it", knobs: { failsAt: 350 }, test: (run) => !isUnhandled(run) && run.result.outcome.kind === "completed" },
]);
