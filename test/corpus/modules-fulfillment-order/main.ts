// Modules that become ready together run in the order in which they began to wait, whether they wait themselves or not.
import "./d.js";
import "./c.js";
import "./b.js";
console.log("main");
