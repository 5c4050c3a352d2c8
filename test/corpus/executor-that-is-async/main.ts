const p = new Promise<string>(async (resolve) => { console.log("runs at once"); await null; resolve("later"); console.log("after resolve"); });
console.log("made", await p);
const q = new Promise<string>(async (resolve, reject) => { try { await Promise.reject("inner"); } catch (e) { reject(e); } });
await q.catch((e) => console.log("caught", e));
