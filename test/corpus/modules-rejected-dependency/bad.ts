console.log("bad begins");
await null;
console.log("bad fails");
throw new RangeError("bad");
export {};
