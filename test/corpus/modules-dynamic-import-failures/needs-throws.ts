import "./throws.js";
console.log("never");
