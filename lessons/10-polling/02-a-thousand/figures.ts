import { defineFigures } from "../../figures";
import { numbers } from "../looks";

export default defineFigures([
  { prose: "made 101,000 looks", test: (run) => numbers(run)[1] === 101_000 },
  { prose: "Ten tasks: 100,010 looks", knobs: { count: 10 }, test: (run) => numbers(run)[1] === 100_010 },
]);
