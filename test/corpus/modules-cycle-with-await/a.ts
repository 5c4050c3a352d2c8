import { b } from "./b.js";
export function a() { return "a" + b; }
console.log("a");
await null;
console.log("a ends");
