import type { RunView } from "../../check";
import { defineFigures } from "../../figures";

const ends = [1000, 500, 1000 / 3];
const firstResult = (run: RunView) => run.result.console.find((line) => line.text.startsWith("Result"))?.at ?? Number.NaN;

export default defineFigures([
  { prose: "number 1 sleeps a second, number 2 half of it, number 3 a third", test: (run) => run.tasks("mycoro").every((task, i) => Math.abs((task.end ?? 0) - (ends[i] ?? 0)) < 0.001) },
  { prose: "the first result can be used after 333 ms", test: (run) => Math.floor(firstResult(run)) === 333 },
  { prose: "everybody waits for number 1", knobs: { use: "Promise.all" }, test: (run) => firstResult(run) === 1000 },
  { prose: "Number 3 ends first, so its result comes first", test: (run) => run.lines().find((line) => line.startsWith("Result")) === "Result 3" },
]);
