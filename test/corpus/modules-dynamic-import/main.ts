import { counter, bump } from "./shared.js";
console.log("before");
const late = await import("./late.js");
console.log(late.name, late.default(2), counter, Object.keys(late).join());
bump();
console.log(counter, (await import("./shared.js")).counter, (await import("./late.js")) === late);
const name = "late";
console.log((await import(`./${name}.js`)) === late, Object.prototype.toString.call(late));
const both = await Promise.all([import("./slow.js"), import("./slow.js"), import("./needs-slow.js")]);
console.log(both[0] === both[1], both[2].sum);
const cyclic = await import("./circle-a.js");
console.log(cyclic.a, cyclic.fromB());
let order = "";
const pending = import("./late.js").then(() => { order += "then "; });
order += "sync ";
await pending;
console.log(order);
async function lazy() { const { name } = await import("./late.js"); return name; }
console.log(await lazy(), await (async () => (await import("./late.js")).default(5))());
