import { defineFigures } from "../../figures";

export default defineFigures([
  { prose: "Three towns count their votes, 10 each", test: (run) => run.tasks("votes").length === 3 },
  { prose: "All three read 0 before anybody wrote. Each writes 10", test: (run) => run.lines().slice(0, 3).every((line) => line.endsWith("total 10")) },
  { prose: "Go to 150 ms and step", test: (run) => run.result.console[0]?.at === 150 && run.result.diagnostics.some((one) => one.kind === "lost-update") },
]);
