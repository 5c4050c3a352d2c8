import { defineFigures } from "../../figures";
import { worst } from "../looks";

export default defineFigures([
  { prose: "is never more than 3 % late? Write the largest one, such as 1.25", knobs: { factor: 1.25 }, test: (run) => worst(run) > 3 },
  { prose: "(factor − 1) of the time so far", knobs: { factor: 1.1 }, test: (run) => Math.abs(worst(run) - 10) < 0.2 },
  { prose: "With 1.03 the worst is just above 3 %. The answer is 1.02", knobs: { factor: 1.02 }, test: (run) => worst(run) < 3 && worst(run) > 2 },
  { prose: "Try 1.03", knobs: { factor: 1.03 }, test: (run) => worst(run) >= 3 && worst(run) < 3.1 },
  { prose: "every 100 ms", knobs: { factor: 1 }, test: (run) => worst(run) < 0.1 },
]);
