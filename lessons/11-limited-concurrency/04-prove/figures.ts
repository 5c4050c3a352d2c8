import { defineFigures } from "../../figures";

export default defineFigures([
  { prose: "Fetch all 20 pages with at most 3 in flight", program: "solution", test: (run) => run.tasks("fetchPage").length === 20 && run.result.stats.peakInFlight === 3 },
]);
