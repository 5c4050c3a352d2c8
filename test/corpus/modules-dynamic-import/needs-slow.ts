import { value } from "./slow.js";
console.log("needs slow", value);
export const sum = value + 1;
