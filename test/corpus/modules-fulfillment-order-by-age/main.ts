// q becomes ready through p1, before p2 is looked at, but began to wait after it.
import "./p1.js";
import "./p2.js";
import "./q.js";
console.log("main");
