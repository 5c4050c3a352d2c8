// How many jobs lie between the end of one module and the beginning of the next.
import "./counter.js";
import "./waits.js";
import "./middle.js";
console.log("main");
await null;
console.log("main after a tick");
