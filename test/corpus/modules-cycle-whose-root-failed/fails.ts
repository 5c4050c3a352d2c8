await null;
console.log("fails");
throw new Error("fails");
export {};
