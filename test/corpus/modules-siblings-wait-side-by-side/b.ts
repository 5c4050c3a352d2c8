console.log("b begins");
await new Promise((resolve) => setTimeout(resolve, 10));
console.log("b ends");
export const b = "B";
