import { defineFigures } from "../../figures";

/** Modelled bytes at the peak with 40 pages, remembered for the figure that compares. */
let small = Number.NaN;

export default defineFigures([
  {
    prose: "Then drag count from 40",
    knobs: { count: 40 },
    test: (run) => {
      small = run.result.stats.peakLiveBytes;
      return run.peakLive("fetchPage") === 3;
    },
  },
  { prose: "to 200: the run becomes longer, and the peak of the memory stays the same", knobs: { count: 200 }, test: (run) => Math.abs(run.result.stats.peakLiveBytes / small - 1) < 0.1 },
  { prose: "Set limit to 1, and it is a plain loop", knobs: { limit: 1 }, test: (run) => run.peakLive("fetchPage") === 1 },
]);
