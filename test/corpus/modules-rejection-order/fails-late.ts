await null;
await null;
console.log("late");
throw new Error("late");
export {};
