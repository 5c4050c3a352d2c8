import { definePredictions } from "../../predict";

export default definePredictions({ picture: { kind: "draw", within: 100 } });
