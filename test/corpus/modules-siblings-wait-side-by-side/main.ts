// Two siblings with top-level await run side by side; one without is not held up by them, and main comes last.
import { a } from "./a.js";
import { b } from "./b.js";
import { c } from "./c.js";
console.log("main", a, b, c);
