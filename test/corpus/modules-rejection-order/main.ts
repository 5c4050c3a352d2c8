// The error of the first to fail is the error of the program; both fail, and their dependents are told in order.
import "./left.js";
import "./right.js";
console.log("must not run");
