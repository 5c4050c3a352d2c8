export * from "./assert-never";
export * from "./diagnostic";
export * from "./name-of";
export * from "./program";
export * from "./run";
export * from "./trace";
export * from "./units";
export * from "./wait-graph";
