console.log("late");
await null;
await null;
console.log("late ends");
export {};
