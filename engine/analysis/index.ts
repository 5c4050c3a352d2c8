export * from "./decimate";
export * from "./diagnose";
export * from "./lanes";
export * from "./segments";
export * from "./spans";
export * from "./state-at";
export * from "./words";
