import { a } from "./a.js";
export let b = "?";
try { console.log("b", a()); } catch (error) { console.log((error as Error).name); }
await null;
b = "B";
console.log("b ends", a());
