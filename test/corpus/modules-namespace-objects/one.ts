export * from "./deep.js";
export { deep as shared } from "./deep.js";
export const clash = 1, clash2 = 1, a = "a";
export default 1;
