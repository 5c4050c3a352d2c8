import type { RunView } from "../../check";
import { defineFigures } from "../../figures";
import { numbers } from "../looks";

const are = (looks: number, late: number) => (run: RunView) => numbers(run)[0] === looks && numbers(run)[1] === late;

export default defineFigures([
  { prose: "The pauses begin at 1 ms, and each is 1.1 times as long", test: are(51, 57) },
  { prose: "Run it: 51 looks, and 57 ms late", test: are(51, 57) },
  { prose: "Factor 1.05: 83 looks, 21 ms late", knobs: { factor: 1.05 }, test: are(83, 21) },
  { prose: "Factor 1.2: 32 looks, 182 ms late", knobs: { factor: 1.2 }, test: are(32, 182) },
  { prose: "Now 1.3: it is only 67 ms late. Better than 1.2", knobs: { factor: 1.3 }, test: are(24, 67) },
]);
