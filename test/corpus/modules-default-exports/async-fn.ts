import self from "./async-fn.js";
console.log("before its line:", typeof self, self.name);
export default async function () { return "async fn"; }
