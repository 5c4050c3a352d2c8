// A cycle of modules, one of which waits: what is outside it waits for the whole cycle.
import "./outside.js";
import { b } from "./b.js";
console.log("main", b);
await null;
console.log("main ends");
