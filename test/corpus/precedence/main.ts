const p = (n: number) => Promise.resolve(n);
console.log(2 ** await p(3), await p(1) + await p(2) * await p(3), -await p(4), !await p(0), typeof await p(1), (await p(5)).toFixed(1), [await p(1), await p(2)].join(), `${await p(9)}`);
