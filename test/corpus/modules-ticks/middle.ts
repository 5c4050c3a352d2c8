import "./waits.js";
import "./inner.js";
await 1;
console.log("middle ends");
export {};
