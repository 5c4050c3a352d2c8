let p = Promise.resolve(0); for (let i = 0; i < 100; i++) p = p.then((v) => v + 1); console.log(await p);
async function deep(n: number): Promise<number> { return n === 0 ? 0 : 1 + (await deep(n - 1)); } console.log(await deep(200));
