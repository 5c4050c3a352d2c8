const it = { [Symbol.iterator]() { return { next: () => ({ value: 1, done: false }), return() { console.log("closed"); return {}; } }; } };
class Bad extends Promise<unknown> { static override resolve(): never { throw new Error("resolve broke"); } }
await Bad.all(it as Iterable<number>).catch((e: Error) => console.log(e.message));
