import "./bad.js";
console.log("must not run");
