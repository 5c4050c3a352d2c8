// An expression with `yield`, `await` or a word like them in every place that an operator, a statement or a class has.
type Any = any;
const t = async (name: string, f: () => Any): Promise<void> => { try { const v = await f(); console.log(name, typeof v === "object" && v !== null ? JSON.stringify(v) : String(v)); } catch (e) { console.log(name, "threw", (e as Any)?.name ?? String(e), (e as Any)?.name === "Error" ? (e as Any).message : ""); } };
await t("in relational", async () => { async function* g(): Any { return (yield 1) in { k: 1 }; } const i = g(); await i.next(); return i.next("k"); });
await t("in iteration", async () => { async function* g(): Any { for (let i: Any = ((yield "a") in {}) ? 1 : 2; i < 4; i++) yield i; for (var x in yield "b") yield x; for (const y of yield "c") yield y; } const i = g(); const out: Any[] = []; for (const send of [undefined, "z", 1, 2, { p: 1 }, 0, ["q"], 0]) out.push(await i.next(send)); return out; });
await t("yield regexp", async () => { async function* g(): Any { yield /re/g.source; yield
/1/g; } const i = g(); return [await i.next(), String((await i.next()).value)]; });
await t("yield then line", async () => { async function* g(): Any { yield
1; yield* 
[7]; } const i = g(); return [await i.next(), await i.next(), await i.next()]; });
await t("yield comma", async () => { async function* g(): Any { return [yield, yield 2, (yield 3, 4), { y: yield }]; } const i = g(); const out: Any[] = []; for (let k = 0; k < 5; k++) out.push(await i.next(k)); return out; });
await t("yield arrow", async () => { async function* g(): Any { const f = yield async () => 5; return f; } const i = g(); return (await i.next()).value(); });
await t("yield assignment", async () => { async function* g(): Any { let a: Any, b: Any; a = b = yield 1; a += yield 2; a ??= yield 3; return [a, b]; } const i = g(); await i.next(); await i.next(10); return i.next(5); });
await t("yield as operand of await", async () => { async function* g(): Any { return await (yield Promise.resolve(1)); } const i = g(); await i.next(); return i.next(Promise.resolve("r")); });
await t("yield await", async () => { async function* g(): Any { yield await Promise.resolve(1); yield await { then(f: Any) { f(2); } }; return await (await (await 3)); } const i = g(); return [await i.next(), await i.next(), await i.next()]; });
await t("yield unresolvable", async () => { async function* g(): Any { yield (0 as Any, nowhere); } const i = g(); return i.next(); });
await t("yield* unresolvable", async () => { async function* g(): Any { yield* (0 as Any, nowhere); } const i = g(); return i.next(); });
await t("yield in class", async () => { async function* g(): Any { class C extends ((yield "super") as Any) { [yield "key"]() { return 1; } static [yield "static"] = 3; } return [Object.getOwnPropertyNames(C.prototype), Object.keys(C)]; } const i = g(); await i.next(); await i.next(class {}); await i.next("a"); return i.next("b"); });
await t("yield in tagged", async () => { async function* g(): Any { return ((s: Any, ...v: Any[]) => [s.raw.join("|"), ...v])`a${yield 1}b${yield 2}c`; } const i = g(); await i.next(); await i.next("x"); return i.next("y"); });
await t("yield in new and optional", async () => { async function* g(): Any { const o: Any = { f(x: Any) { return [this === o, x]; } }; return [o?.f(yield 1), o?.[yield 2]?.(yield 3), new Date(yield 4).getTime(), delete o[yield 5], typeof (yield 6), void (yield 7)]; } const i = g(); const sends = [0, "one", "f", "x", 77, "f", 1, 2]; let r: Any; for (const s of sends) r = await i.next(s); return r; });
await t("yield in switch and throw", async () => { async function* g(): Any { switch (yield 1) { case yield 2: throw yield 3; default: return yield 4; } } const i = g(); await i.next(); await i.next("a"); await i.next("a"); return i.next(new Error("thrown value")); });
await t("yield in for head", async () => { async function* g(): Any { const out: Any[] = []; for (let i: Any = yield "i"; i < (yield "c"); i += yield "u") out.push(i); return out; } const i = g(); let r: Any; for (const s of [0, 1, 5, 2, 5, 3, 5, 9, 5]) r = await i.next(s); return r; });
await t("labels", async () => { async function* g(): Any { a: { b: for (;;) { for await (const x of [1, 2, 3]) { if (x === 2) continue b; if (await (yield x)) break a; } } } return "out"; } const i = g(); await i.next(); await i.next(); return i.next(true); });
await t("let newline await", async () => { let
awaited = 1; return awaited; });
await t("using names", async () => { const using: Any = (x: Any) => x, of = 1; return [using(of), using
(2)]; });
await t("await regexp", async () => [await /x/g instanceof RegExp, await
1, await +1, await -1, await ~1, await !1, await `t`, await [1][0], await { a: 1 }.a, await (class {}).name, await function () {}.name, await new Promise<Any>((r) => r(2)), await new (class { x = 1 })().x, await async function () {}(), typeof await 1, - await 1, (await 2) ** 2, 2 ** (await 3), await 1 + await 2, await 4 / 2, await 8 % 3 | 0, await (async () => 1)()].length).catch(() => {});
await t("for await let async", async () => { const out: Any[] = []; for await (const async of [1]) out.push(async); let async_: Any; for await (async_ of [2]) out.push(async_); return out; });
await t("for await expression forms", async () => { const out: Any[] = []; for await (const x of (async function* () { yield 1; })()) out.push(x); for await (const x of (out as Any, [2])) out.push(x); for await (var v of [3]) ; out.push(v); for await (let x of [4]) out.push(x); for await (const x of [await 5]) out.push(x); for await (let [x] of [[6]]) { let x2 = x; out.push(x2); } return out; });
