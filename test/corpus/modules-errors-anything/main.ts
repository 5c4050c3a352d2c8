// Anything may be thrown, also undefined.
import "./dep.js";
console.log("must not run");
