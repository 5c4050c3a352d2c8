// An error thrown at once ends the evaluation: what comes after is not begun, what waits already goes on in this turn.
import "./waits.js";
import "./throws.js";
import "./after.js";
console.log("main must not run");
