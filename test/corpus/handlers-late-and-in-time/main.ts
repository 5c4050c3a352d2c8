const early = Promise.reject(new Error("in time"));
queueMicrotask(() => early.catch((e) => console.log(e.message)));
const chained = Promise.reject("chain").then(() => 1);
await null;
chained.catch((e) => console.log(e));
const settled = await Promise.allSettled([early, chained]);
console.log(settled.map((x) => x.status).join());
