import { defineFigures } from "../../figures";

/** Modelled bytes at the peak with 40 pages, remembered for the figure that compares. */
let small = Number.NaN;

export default defineFigures([
  { prose: "or set it to 10", knobs: { limit: 10 }, test: (run) => run.result.stats.peakInFlight === 10 },
  {
    prose: "that at 40",
    knobs: { count: 40 },
    test: (run) => {
      small = run.result.stats.peakLiveBytes;
      return run.peakLive("fetchPage") === 40;
    },
  },
  {
    prose: "At a count of 200 its peak is more than 4 times that at 40, and the limit is still 3",
    knobs: { count: 200 },
    test: (run) => run.result.stats.peakLiveBytes > 4 * small && run.result.stats.peakInFlight === 3,
  },
]);
