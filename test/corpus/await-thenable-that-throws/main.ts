const order: string[] = [];
async function f(t: unknown) { try { await t; } catch (e) { order.push("caught " + (e as Error).message); } }
const done = f({ then() { order.push("then"); throw new Error("x"); } });
order.push("sync"); Promise.resolve().then(() => order.push("m1")).then(() => order.push("m2"));
await done; console.log(order.join("; "));
console.log(await f({ then(_: unknown, r: (e: Error) => void) { r(new Error("rejected")); } }), order.at(-1));
