import { defineFigures } from "../../figures";
import { late } from "../late";

export default defineFigures([
  { prose: "The server answers 6 requests at a time", test: (run) => run.result.stats.peakInFlight >= 6 },
  { prose: "120 photos are asked for with", test: (run) => run.tasks("keep").length === 120 },
  { prose: "All 120 are asked for in the first instant", test: (run) => run.tasks("keep").every((task) => task.start === 0) },
  { prose: "The server takes 6, and the others stand in line", test: (run) => late(run) > 0 },
  { prose: "62 of 120 are too late", test: (run) => late(run) === 62 },
  { prose: "Limit it to 6: none is late", knobs: { loop: "limit 6" }, test: (run) => late(run) === 0 && run.result.elapsed < 2100 },
  { prose: "Compare 60 and 240 photos: 2", knobs: { count: 60 }, test: (run) => late(run) === 2 },
  { prose: "and 182 are late", knobs: { count: 240 }, test: (run) => late(run) === 182 },
]);
