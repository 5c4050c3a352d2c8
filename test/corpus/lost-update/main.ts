let total = 0; const add = async (n: number) => { total += await Promise.resolve(n); };
await Promise.all([add(1), add(2), add(3)]); console.log(total);
