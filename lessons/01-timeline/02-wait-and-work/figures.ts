import { defineFigures } from "../../figures";

export default defineFigures([
  { prose: "Each means 300 ms of waiting and 40 ms of work", test: (run) => run.result.elapsed === 300 + 3 * 40 },
  { prose: "Run it: 420 ms", test: (run) => run.result.elapsed === 420 },
  { prose: "Now wait for 400 ms: the run takes 520 ms", knobs: { waiting: 400, working: 40 }, test: (run) => run.result.elapsed === 520 },
  { prose: "Then work for 140 ms: it takes 720 ms", knobs: { waiting: 300, working: 140 }, test: (run) => run.result.elapsed === 720 },
]);
