// Top-level await that is never reached makes a module asynchronous all the same.
import "./never.js";
import "./plain.js";
console.log("main");
