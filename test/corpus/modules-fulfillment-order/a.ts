console.log("a");
await null;
console.log("a ends");
Promise.resolve().then(() => console.log("after a"));
export {};
