// Every form of a default export: names, hoisting, and what is not there yet in a cycle.
import "./cycle.js";
import fn from "./fn.js";
import asyncFn from "./async-fn.js";
import cls from "./cls.js";
import value, { again } from "./value.js";
import named, { default as same } from "./named.js";
import generator from "./generator.js";
export default 40 + 2;
console.log(fn.name, fn(), asyncFn.name, await asyncFn(), cls.name, new cls().x, value, again);
console.log(named === same, named.name, generator.name, [...generator()].join());
