export { count as total } from "./counter.js";
