import "./waits.js";
console.log("inner");
