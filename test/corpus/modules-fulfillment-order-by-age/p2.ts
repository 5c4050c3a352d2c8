import "./a.js";
console.log("p2");
