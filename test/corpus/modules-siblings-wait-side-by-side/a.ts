console.log("a begins");
await new Promise((resolve) => setTimeout(resolve, 20));
console.log("a ends");
export const a = "A";
