console.log("never begins");
if (Math.random() > 2) await null;
console.log("never ends");
export {};
