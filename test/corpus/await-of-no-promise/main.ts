const early: string[] = [];
await (setTimeout(() => early.push("timer"), 5) as any, null);
early.push("first");
await (queueMicrotask(() => early.push("microtask")) as any);
early.push("second");
await ([1, 2].forEach(async (n) => { await null; early.push(`n${n}`); }) as any);
early.push("third");
await new Promise((r) => setTimeout(r, 10));
console.log(early.join());
