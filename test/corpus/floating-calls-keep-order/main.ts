const order: string[] = [];
async function step(n: number) { order.push(`${n} begins`); await null; order.push(`${n} ends`); }
class Till { async count() { step(3); await null; order.push("counted"); } open() { this.count(); return this; } }
step(1)
step(2), order.push("comma");
new Till().open().count();
if (order.length > 2) step(4); else step(5);
for (const n of [6, 7]) step(n);
await new Promise((r) => setTimeout(r, 1));
console.log(order.join("; "));
