import "./leaf.js";
import "./slow.js";
console.log("root");
