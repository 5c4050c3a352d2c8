import { counter, bump } from "./shared.js";
bump();
console.log("late", counter);
export const name = "late";
export default (n: number) => n * 10 + counter;
