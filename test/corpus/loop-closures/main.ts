const fs: (() => number)[] = []; for (let i = 0; i < 3; i++) { await null; fs.push(() => i); } console.log(fs.map((f) => f()).join());
const gs: (() => Promise<number>)[] = []; for (const k of [1, 2]) gs.push(async () => { await null; return k; }); console.log((await Promise.all(gs.map((g) => g()))).join());
