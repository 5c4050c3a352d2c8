import { a } from "./circle-a.js";
export const b = () => `b sees ${a}`;
console.log("circle b");
await null;
