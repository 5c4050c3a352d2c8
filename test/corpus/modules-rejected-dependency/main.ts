// Who imports a module that fails does not run; who does not, does.
import "./sibling.js";
import "./needs-bad.js";
import "./late.js";
console.log("main must not run");
