import "./a.js";
import "./c.js";
console.log("d");
Promise.resolve().then(() => console.log("after d"));
