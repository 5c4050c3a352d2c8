export * from "./entries-at";
export * from "./picture-at";
export * from "./points";
export * from "./progress-at";
export * from "./shown-words";
export * from "./value-at";
