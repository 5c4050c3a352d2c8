queueMicrotask(() => console.log("q1"));
Promise.resolve().then(() => { console.log("p1"); queueMicrotask(() => console.log("q2")); }).then(() => console.log("p2"));
(async () => { await null; console.log("a1"); await null; console.log("a2"); })();
console.log("sync");
