import { defineFigures } from "../../figures";

export default defineFigures([
  { prose: "Four pages, 150 ms each, one after the other", test: (run) => run.tasks("fetchPage").map((task) => task.start).join() === "0,150,300,450" },
  { prose: "as fast as it can be: 600 ms", test: (run) => run.result.elapsed === 600 },
  { prose: "Interleave is silent here", test: (run) => run.result.diagnostics.length === 0 },
]);
