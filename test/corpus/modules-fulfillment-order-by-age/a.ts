await null;
console.log("a ends");
export {};
