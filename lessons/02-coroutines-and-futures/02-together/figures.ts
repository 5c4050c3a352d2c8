import { defineFigures } from "../../figures";

export default defineFigures([
  { prose: "Three dishes take 300, 200 and 100 ms", test: (run) => run.tasks("cook").map((task) => (task.end ?? 0) - task.start).join() === "300,200,100" },
  { prose: "so the times add up to 600 ms", knobs: { futures: false }, test: (run) => run.result.elapsed === 600 },
  { prose: "the whole takes 300 ms", knobs: { futures: true }, test: (run) => run.result.elapsed === 300 },
  { prose: "3 at the beginning with futures", knobs: { futures: true }, test: (run) => run.result.stats.peakInFlight === 3 },
  { prose: "never more than 1 with recipes", knobs: { futures: false }, test: (run) => run.result.stats.peakInFlight === 1 },
]);
