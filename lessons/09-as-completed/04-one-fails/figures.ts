import { defineFigures } from "../../figures";

export default defineFigures([
  { prose: "Page 2 of 4 is missing", test: (run) => run.tasks("page").length === 4 && run.lines().some((line) => line.includes("page 2 is missing")) },
  { prose: "Page 1 comes first. Then the failure of page 2 is thrown", test: (run) => run.lines()[0] === "page 1" && (run.lines()[1] ?? "").startsWith("the loop ended") },
  { prose: "Pages 3 and 4 run on", test: (run) => run.result.elapsed === 400 },
  { prose: "the loop sees all four", knobs: { settle: true }, test: (run) => run.lines().length === 4 },
]);
