import "./a.js";
console.log("b");
await null;
console.log("b ends");
export {};
