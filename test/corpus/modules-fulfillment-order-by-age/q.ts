import "./p1.js";
console.log("q");
