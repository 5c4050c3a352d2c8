import "./later.js";
export const list: number[] = [];
for await (const item of [1, Promise.resolve(2)]) list.push(item);
for (const item of [3, 4]) list.push(await item);
console.log("loops");
