const it = { [Symbol.iterator]() { return { next() { throw new Error("next broke"); }, return() { console.log("closed"); return {}; } }; } };
await Promise.all(it as Iterable<number>).catch((e: Error) => console.log(e.message));
