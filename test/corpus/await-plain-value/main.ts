async function f() { console.log("a"); await 1; console.log("c"); }
f(); console.log("b");
