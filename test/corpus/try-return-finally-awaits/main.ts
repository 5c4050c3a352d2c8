const log: string[] = [];
async function returnThenReturn() { try { return (log.push("operand"), Promise.resolve("try")); } finally { log.push("finally"); return Promise.resolve("finally"); } }
async function rejectThenReturn() { try { await Promise.reject("lost"); } finally { return "finally"; } }
async function returnThenReject() { try { return "lost"; } finally { await Promise.reject("finally"); } }
async function throwThenThrow() { try { throw "first"; } finally { throw await Promise.resolve("second"); } }
async function breaks() { out: for (;;) { try { return "lost"; } finally { await null; break out; } } return "after"; }
async function nested() { try { try { throw "a"; } catch (e) { throw e + "b"; } finally { await null; log.push("inner"); } } catch (e) { return e + "c"; } finally { log.push("outer"); } }
async function catches() { try { throw { m: 1, n: [2] }; } catch ({ m, n: [x], z = await Promise.resolve("dz") }: never) { return [m, x, z].join(); } }
async function noBinding() { try { throw 1; } catch { return await Promise.resolve("no binding"); } }
console.log(await returnThenReturn(), await rejectThenReturn(), await returnThenReject().catch((e) => e), await throwThenThrow().catch((e) => e), await breaks(), await nested(), await catches(), await noBinding(), log.join());
