import { defineFigures } from "../../figures";
import type { RunView } from "../../check";

const at = (run: RunView, start: string) => run.result.console.find((line) => line.text.startsWith(start))?.at;

export default defineFigures([
  { prose: "that is known after 100 ms", test: (run) => at(run, "gave up") === 100 },
  { prose: "The bell is paid for at 200 ms and the frame at 300 ms", test: (run) => at(run, "bell") === 200 && at(run, "frame") === 300 },
]);
