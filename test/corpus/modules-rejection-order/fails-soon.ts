await null;
console.log("soon");
throw new Error("soon");
export {};
