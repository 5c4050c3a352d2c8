import { ask } from "./other.js";
export let state = "set in main";
export function hello() { return "hello"; }
console.log(ask());
state = "changed";
console.log(ask());
const self = await import("./other.js").then(({ again }) => again());
console.log(self);
