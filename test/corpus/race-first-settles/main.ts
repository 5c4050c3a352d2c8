const after = (ms: number, v: string) => new Promise<string>((f) => setTimeout(() => f(v), ms));
console.log(await Promise.race([after(5, "slow"), after(2, "fast")]), await Promise.race([1, Promise.resolve(2)]));
