import { defineFigures } from "../../figures";

export default defineFigures([
  { prose: "for nothing at all, and then for 100 ms", test: (run) => run.result.elapsed === 100 },
  { prose: "have the time 0 ms on them", test: (run) => run.result.console.filter((line) => line.at === 0).length === 4 },
]);
