let hops = 0;
const p = Promise.reject({ code: 7 });
let q: Promise<unknown> = p;
for (let i = 0; i < 5; i++) q = q.then(() => hops++);
await q.catch((e) => console.log(e.code, hops));
await Promise.all([1, q, 2]).catch((e) => console.log("all", e.code));
console.log(JSON.stringify(await Promise.allSettled([q, 3])));
