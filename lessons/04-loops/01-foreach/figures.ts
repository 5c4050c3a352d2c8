import { defineFigures } from "../../figures";

export default defineFigures([
  { prose: "Each of them takes 200 ms", test: (run) => run.tasks("save").length === 3 && run.tasks("save").every((task) => task.end === 200) },
  { prose: "The bars go on for 200 ms behind the line", test: (run) => run.result.console[0]?.at === 0 && run.result.elapsed === 200 },
]);
