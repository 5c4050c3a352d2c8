const keep: unknown[][] = [];
const slow = new Promise((r) => setTimeout(r, 5, "slow"));
const all = Promise.all([slow, Promise.resolve(1), { then(f: any) { f(2); } }, 3]).then((values) => { keep.push(values); return values; });
console.log(JSON.stringify(await all), keep[0]!.every((x) => !(x instanceof Promise)));
const errors = await Promise.any([Promise.reject(1), Promise.reject(2)]).catch((e) => e.errors);
console.log(JSON.stringify(errors));
