import "./a.js";
console.log("c");
