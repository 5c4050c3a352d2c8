import { defineFigures } from "../../figures";

export default defineFigures([
  { prose: "fails after 100 ms", test: (run) => run.tasks("save")[0]?.end === 100 && run.tasks("save")[0]?.ending === "failed" },
  { prose: "At 100 ms the error comes, and it has no owner", test: (run) => run.result.diagnostics.some((one) => one.kind === "unhandled-rejection") },
  { prose: "With awaits on, the same error is caught", knobs: { awaits: true }, test: (run) => run.result.outcome.kind === "completed" && (run.lines()[0] ?? "").startsWith("caught:") },
]);
