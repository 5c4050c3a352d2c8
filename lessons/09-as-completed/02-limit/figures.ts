import { defineFigures } from "../../figures";

export default defineFigures([
  { prose: "At most 10 of them may be awake", test: (run) => run.result.stats.peakInFlight === 10 && run.tasks("mycoro").length === 100 },
  { prose: "with the limit of 10", test: (run) => run.result.elapsed === 1000 },
  { prose: "Number 1 sleeps a second", test: (run) => run.tasks("mycoro")[0]?.end === 1000 },
  { prose: "results begin with 10, 9, 8, 7", test: (run) => (run.lines()[0] ?? "").startsWith("first 10, 9, 8, 7") },
  { prose: "Limit 9 still takes a second", knobs: { limit: 9 }, test: (run) => run.result.elapsed === 1000 },
  { prose: "Limit 5 takes 1.041 s", knobs: { limit: 5 }, test: (run) => Math.floor(run.result.elapsed) === 1041 },
  { prose: "limit 2 2.594 s", knobs: { limit: 2 }, test: (run) => Math.round(run.result.elapsed) === 2594 },
]);
