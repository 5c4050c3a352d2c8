import "./fails-late.js";
console.log("left must not run");
