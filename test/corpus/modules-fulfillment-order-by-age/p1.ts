import "./a.js";
console.log("p1");
