await Promise.resolve(1).finally(() => 2).then((v) => console.log(v));
await Promise.reject(new Error("kept")).finally(() => 2).catch((e) => console.log(e.message));
await Promise.resolve(1).finally(() => { throw new Error("wins"); }).catch((e) => console.log(e.message));
await Promise.resolve(1).finally(() => Promise.reject(new Error("wins too"))).catch((e) => console.log(e.message));
