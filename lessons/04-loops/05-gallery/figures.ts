import { defineFigures } from "../../figures";

export default defineFigures([
  { prose: "the gallery with at most 4 photos in flight", program: "solution", test: (run) => run.peakLive("fetchPhoto") > 4 },
]);
