import { b } from "./circle-b.js";
export const a = "a";
export const fromB = () => b();
console.log("circle a");
