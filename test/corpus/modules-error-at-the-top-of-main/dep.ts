setTimeout(() => console.log("must not run"), 5);
await null;
console.log("dep");
export {};
