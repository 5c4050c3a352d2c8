const p = new Promise<void>((_, reject) => { void (async () => reject(await Promise.resolve("awaited"), console.log("extra argument") as any))(); });
await p.catch((e) => console.log("caught", e));
await Promise.reject(await Promise.resolve("static")).catch((e: unknown) => console.log("caught", e));
