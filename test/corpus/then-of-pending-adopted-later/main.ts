let settle!: (x: unknown) => void;
const origin = new Promise((r) => { settle = r; });
const adopted = new Promise((r) => r(origin));
const chained = adopted.then((x) => `chained ${x}`).finally(() => console.log("finally"));
const viaAll = Promise.all([chained, adopted]);
setTimeout(() => settle("value"), 5);
console.log(JSON.stringify(await viaAll), await Promise.resolve().then(() => origin));
