// `using` in the heads of for, for of and for await: one disposal a loop or a round, labels, errors, and names before they have a value. Node 20 cannot parse it.
type Any = any;
const log: Any[] = [];
const res = (n: Any): Any => ({ n, [Symbol.dispose]() { log.push("d" + n); } });
try { for (using x of (log.push("right"), [res(1), res(2)])) { log.push(x.n); } const x: Any = [1]; for (using x of x as Any) log.push("no"); } catch (e) { log.push((e as Error).name); }
{ using y = (0 as Any, res(3)); log.push(y.n); }
for (using z of [null, res(4)]) log.push(z === null);
try { for (using z of [1 as Any]) log.push("no"); } catch (e) { log.push((e as Error).name); }
try { for (using z of [res(5)]) { (z as Any) = 1; } } catch (e) { log.push((e as Error).name); }
for (using z of [res(6), res(7)]) { const z2 = z; { const z = 1; log.push(z); } if (z2.n === 6) continue; log.push(z2.n); }
outer: for (const i of [1, 2]) for (using z of [res("a"), res("b")]) { if (i === 1) continue outer; break outer; }
for (using i = res("head"), j = res("second"); log.length < 30;) { log.push(i.n); break; }
console.log(log.join());
const ares = (n: Any): Any => ({ n, async [Symbol.asyncDispose]() { log.push("a" + n); await null; log.push("b" + n); } });
log.length = 0;
out: for (await using k = ares(1); ; ) { for (using m = res(2), n = null; ; ) { if (m.n) { log.push("leave"); break out; } } }
skip: for (let i = 0, n = 0; i < 2; i++) { inner: for (using k = res("k" + i); n < 10; n++) { if (n % 2) continue inner; if (n > 2) continue skip; log.push(n); } }
try { for (using k = res("e"); ; ) throw new Error("body"); } catch (e) { log.push((e as Error).message); }
try { for (using k = res("e"), l = 5 as Any; ; ) log.push("no"); } catch (e) { log.push((e as Error).name); }
const f = async () => { for (await using k = ares("r"); ; ) return "returned"; }; log.push(await f());
let never = 0; for (using k = res("never"); never; ) log.push("no");
const fs: Any[] = []; for (using k = res("c"), l = { i: 0, [Symbol.dispose]() {} }; l.i < 2; l.i++) fs.push(() => k.n); log.push(...fs.map((g) => g()));
switch (1 as number) { case 1: log.push(typeof hoisted); async function hoisted() {} default: { using q = res("q"); log.push("in q"); } }
console.log(log.join());
