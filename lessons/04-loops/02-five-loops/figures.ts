import { defineFigures } from "../../figures";

export default defineFigures([
  { prose: "Six files take 1600 ms in all", test: (run) => run.tasks("save").reduce((sum, task) => sum + (task.end ?? 0) - task.start, 0) === 1600 },
  { prose: "one at a time, 1600 ms", test: (run) => run.result.elapsed === 1600 && run.peakLive("save") === 1 },
  { prose: "Start all, await in turn: 500 ms", knobs: { loop: "start all, await in turn" }, test: (run) => run.result.elapsed === 500 && run.lines()[0] === "saved 1600 of 1600" },
  { prose: "Promise.all: 500 ms, too", knobs: { loop: "Promise.all" }, test: (run) => run.result.elapsed === 500 && run.lines()[0] === "saved 1600 of 1600" },
  { prose: "forEach: “saved 0” in the first instant", knobs: { loop: "forEach" }, test: (run) => run.lines()[0] === "saved 0 of 1600" && run.result.console[0]?.at === 0 },
  { prose: "Batches of 3: 900 ms", knobs: { loop: "batches of 3" }, test: (run) => run.result.elapsed === 900 && run.peakLive("save") === 3 },
]);
