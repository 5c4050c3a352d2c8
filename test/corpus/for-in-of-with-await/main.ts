for (const k in await Promise.resolve({ a: 1, b: 2 })) { await null; console.log(k); } for (const v of await Promise.resolve([1, 2])) { await null; console.log(v); }
for (let i = await Promise.resolve(0); i < await Promise.resolve(2); i += await Promise.resolve(1)) console.log("i", i);
