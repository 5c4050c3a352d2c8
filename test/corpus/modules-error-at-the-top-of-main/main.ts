import "./dep.js";
console.log("main");
await null;
throw new Error("main fails");
