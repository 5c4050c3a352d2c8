import "./root.js";
import "./slow.js";
console.log("member must not run");
