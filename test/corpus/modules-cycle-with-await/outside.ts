import { a } from "./a.js";
console.log("outside", a());
