import { defineFigures } from "../../figures";

export default defineFigures([
  { prose: "The espresso takes 400 ms, the filter 1200 ms and the tea 900 ms", test: (run) => run.tasks("brew").map((task) => task.end).join() === "400,1200,900" },
  { prose: "Look at 500 ms. The espresso is served, and two cups are in flight", test: (run) => run.tasks("brew").filter((task) => (task.end ?? 0) > 500).length === 2 },
]);
