import type { RunView } from "../../check";
import { defineFigures } from "../../figures";

const read = (run: RunView) => (run.lines().at(-1) ?? "").replace("read in this order: ", "");

export default defineFigures([
  { prose: "The reader takes 150 ms for each page", test: (run) => run.tasks("read").every((task) => Math.abs((task.end ?? 0) - task.start - 150) < 0.001) },
  { prose: "The pages take 500, 400, 300, 200 and 100 ms", test: (run) => run.tasks("page").map((task) => task.end).join() === "500,400,300,200,100" },
  { prose: "Read without a pause: 1, 2, 3, 4, 5", knobs: { reading: 0 }, test: (run) => read(run) === "1, 2, 3, 4, 5" },
  { prose: "Read for 400 ms: the order of the list, nearly", knobs: { reading: 400 }, test: (run) => read(run) === "1, 5, 4, 3, 2" },
  { prose: "the order is that of arrival, however slow", knobs: { use: "asCompleted", reading: 400 }, test: (run) => read(run) === "1, 2, 3, 4, 5" },
  { prose: "looking again and again takes thousands", test: (run) => run.result.stats.turns > 2000 },
]);
