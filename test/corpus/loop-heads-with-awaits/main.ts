const queue = [3, 2, 1, 0];
const get = async () => { await null; return queue.shift() ?? -1; };
for (let n = await get(); n > 0; n = await get()) console.log("job", n);
for (let i = 0; i < (await Promise.resolve(2)); i += await Promise.resolve(1)) console.log("round", i);
for (const ms of [3, 1, 2]) { await new Promise((r) => setTimeout(r, ms)); console.log("paused", ms); }
