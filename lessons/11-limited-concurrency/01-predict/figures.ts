import { defineFigures } from "../../figures";
import { liveAt } from "../live-at";

export default defineFigures([
  { prose: "40 pages are wanted, and the server should see at most 3 requests", test: (run) => run.tasks("fetchPage").length === 40 && run.result.stats.peakInFlight === 3 },
  { prose: "All 40 tasks were started in the first instant", test: (run) => run.tasks("fetchPage").every((task) => task.start === 0) && run.peakLive("fetchPage") === 40 },
  { prose: "3 are in flight; the other 37 exist already", test: (run) => run.peakLive("fetchPage") - run.result.stats.peakInFlight === 37 },
  { prose: "In flight stays at 3", test: (run) => run.result.stats.peakInFlight === 3 && liveAt(run, 500) > 30 },
]);
