const order: string[] = [];
void Promise.race([Promise.resolve(1)]).then(() => order.push("race of one"));
void Promise.race([new Promise(() => {}), Promise.resolve(2)]).then(() => order.push("race of two"));
void Promise.resolve().then(() => order.push("1")).then(() => order.push("2")).then(() => order.push("3")).then(() => order.push("4"));
void Promise.all([Promise.resolve(1)]).then(() => order.push("all"));
void Promise.any([Promise.resolve(1)]).then(() => order.push("any"));
await new Promise((r) => setTimeout(r, 5));
console.log(order.join(", "));
