import { defineFigures } from "../../figures";

const ends = [1000, 500, 1000 / 3];

export default defineFigures([
  { prose: "Number 1 sleeps for a whole second, number 2 for half of it, number 3 for a third", test: (run) => run.tasks("mycoro").every((task, i) => Math.abs((task.end ?? 0) - (ends[i] ?? 0)) < 0.001) },
  { prose: "when number 3 has finished", test: (run) => (run.tasks("mycoro")[2]?.end ?? 999) < 400 },
]);
