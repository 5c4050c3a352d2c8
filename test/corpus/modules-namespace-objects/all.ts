export * from "./one.js";
export * from "./two.js";
export * as inner from "./deep.js";
export { deep as renamed } from "./deep.js";
export const own = "own", clash2 = "mine";
export { b } from "./two.js";
