const order: string[] = [];
[3, 1, 2].forEach(async (n) => { order.push(`start ${n}`); await new Promise((r) => setTimeout(r, n)); order.push(`end ${n}`); });
order.push("after forEach");
await new Promise((r) => setTimeout(r, 10));
console.log(order.join("\n"));
