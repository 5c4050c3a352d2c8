import { defineFigures } from "../../figures";

export default defineFigures([
  { prose: "The other seven find it, and wait for the same load", knobs: { keep: "the promise" }, test: (run) => run.tasks("load").length === 1 && run.tasks("cached").length === 8 },
]);
