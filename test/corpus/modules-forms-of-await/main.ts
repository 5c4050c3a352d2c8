// for await and a loop over await at the top level of an imported module; a function that awaits does not make it one.
import { list } from "./loops.js";
import { call } from "./no-await.js";
console.log(list.join(), await call());
