setTimeout(() => { throw 42; }, 1);
setTimeout(() => console.log("still here"), 5);
await new Promise((r) => setTimeout(r, 10));
console.log("end");
