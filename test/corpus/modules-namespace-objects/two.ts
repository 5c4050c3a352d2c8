export { deep as shared } from "./deep.js";
export * from "./deep.js";
export const clash = 2, clash2 = 2, b = "b";
