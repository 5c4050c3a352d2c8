import "./member.js";
import "./fails.js";
console.log("root must not run");
