import self from "./fn.js";
console.log("before its line:", self());
export default function () { return "fn"; }
