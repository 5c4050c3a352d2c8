import "./fails-soon.js";
console.log("right must not run");
