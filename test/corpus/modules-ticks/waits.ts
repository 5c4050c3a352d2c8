await null;
console.log("waits ends");
export {};
