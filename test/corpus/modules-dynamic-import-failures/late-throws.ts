await null;
console.log("late runs");
throw new Error("thrown late");
