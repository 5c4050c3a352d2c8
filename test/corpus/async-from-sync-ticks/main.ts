// How many microtasks a sync iterable costs more than an async one.
const log: string[] = [];
async function* g() { yield* [1, 2]; }
const consume = async (name: string, items: AsyncIterable<unknown> | Iterable<unknown>) => { for await (const v of items) log.push(name + v); log.push(name + "end"); };
void consume("s", [1, 2]); void consume("g", g()); void consume("p", [Promise.resolve("a"), Promise.resolve("b")]);
for (let i = 0; i < 14; i++) { await null; log.push(String(i)); }
console.log(log.join(" "));
