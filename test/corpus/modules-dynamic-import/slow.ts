console.log("slow begins");
await new Promise((go) => setTimeout(go, 20));
console.log("slow ends");
export const value = 4;
