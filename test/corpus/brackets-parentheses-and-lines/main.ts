// Brackets, parentheses, comments, types and line ends in every place where lowering looks for one of them.
type Any = any;
const t = async (name: string, f: () => Any): Promise<void> => { try { const v = await f(); console.log(name, typeof v === "object" && v !== null ? JSON.stringify(v) : String(v)); } catch (e) { console.log(name, "threw", (e as Any)?.name ?? String(e), (e as Any)?.name === "Error" ? (e as Any).message : ""); } };
await t("array as a key", async () => { class C { async [["a"][0]]() { return 1; } static async *[["b"][0]]() { yield 2; } [["c"][0]] = async () => 3; static [["d"][0]]: Any = async function () { return 4; }; } const o: Any = { async [["e"][0]]() { return 5; }, [["f"][0]]: async () => 6, async *[["g"][0]]() { yield 7; } }; const c: Any = new C(); return [await c.a(), (await (C as Any).b().next()).value, await c.c(), await (C as Any).d(), await o.e(), await o.f(), (await o.g().next()).value, c.c.name, o.f.name]; });
await t("comments and strings in keys", async () => { class C { async [ /* [ */ "a]" /* ] */ ]() { return 1; } static async ["b["]() { return 2; } [/* [ */ "c]"]: Any = async () => 3; } const o: Any = { async [/* ] */ "d]"]() { return 4; }, [ /* [ */ "e" ]: async () => 5 }; const c: Any = new C(); return [await c["a]"](), await (C as Any)["b["](), await c["c]"](), await o["d]"](), await o.e()]; });
await t("comments and parentheses in parameters", async () => { const f = async /* ( */ (a: Any = ")", /* ) */ b: Any = "=>") /* => */ => /* { */ [a, b]; async function /* ( */ g /* ( */ (/* ) */ a: Any = "(") /* { */ { return a; } const h = async /* a */ a /* => */ => a, i = async ( /* nothing ) */ ) => { /* } */ return "}"; }, j = async function* /* ( */ ( a = ((1)) ) { yield a; }; return [await f(), await g(), await h(1), await i(), (await j().next()).value]; });
await t("regexes and templates with brackets", async () => { const f = async (a: Any = /[)]/, b: Any = `)${")"}`) => [String(a), b]; class C { async [`]${"]"}`]() { return 1; } async [String(/]/)]() { return 2; } } const c: Any = new C(); return [await f(), await c["]]"](), await c["/]/"]()]; });
await t("generics and return types", async () => { const f = async <T,>(x: T): Promise<T> => x, g = async <const T extends readonly unknown[]>(x: T): Promise<(typeof x)[number]> => x[0]; async function h<T = ")">(this: unknown, x: T): Promise<{ a: T }> { return { a: x }; } class C { async m<T>(x: T): Promise<T> { return x; } async *g<T>(...x: T[]): AsyncGenerator<T, void, unknown> { yield* x; } async #p(x?: number): Promise<number | undefined> { return x; } q = (x?: number): Promise<number | undefined> => this.#p(x); static async s(x = 1 as number): Promise<number> { return x satisfies number; } } const c = new C(); return [await f(1), await g([2]), await h.call(null, ")" as Any), await c.m(3), (await c.g(4).next()).value, await c.q(5), await C.s()]; });
await t("parentheses everywhere", async () => { const f = (async () => (((1)))), g = (((async function () { return (2); }))), o = { a: (async () => 3), b: ((async function* () { yield (4); })) }; for await (const x of ((([5])))) f; for await (((o as Any).c) of ([6])) ; return [await (f)(), await ((g))(), await (o.a)(), (await (o.b()).next()).value, (o as Any).c, (await (7)), await ((((8)))), f.name, g.name, o.a.name, o.b.name]; });
await t("commas in parentheses", async () => { const out: Any[] = []; for await (const x of (out.push("a"), [1])) out.push(x); await (out.push("b"), 2); const g = (async function* (): Any { yield (out.push("c"), 3); yield* (out.push("d"), [4]); return (out.push("e"), 5); })(); for (let i = 0; i < 3; i++) out.push((await g.next()).value); throw (out.push("f"), out); }).catch(() => {});
await t("semicolons left out", async () => { const out: Any[] = []
	const f = async () => { out.push(1) }
	await f()
	;[2].forEach((x) => out.push(x))
	const a = await 3
	out.push(a)
	;(async () => out.push(4))()
	let b = async () => 5
	;`x`
	const c = await b()
	out.push(c)
	for await (const x of [6])
		out.push(x)
	if (c) await f()
	else await f()
	do await f(); while (out.length < 9)
	var d = async function () { return 7 }
	await d(); out.push(await d())
	class K { a = async () => 8
		async b() { return 9 }
		c
		async
		d() { return 10 }
	}
	const k: Any = new K()
	return [...out, await k.a(), await k.b(), "c" in k, "async" in k, k.d()] });
await t("new lines inside", async () => { const v = await (
	async () =>
		1
)(); const w = (await
	2); async function
	f
	(
		a: Any
	)
	{ return a } return [v, w, await f(3), await (async (
		x: Any,
	): Promise<
		Any
	> => x)(4)]; });
await t("words as members", async () => { const o: Any = { async: { await: { yield: 1 } }, of: 2, get: 3 }; const { async: { await: { yield: y } }, of, get } = o; return [o.async.await.yield, o?.async?.["await"]?.yield, y, of, get, class { static async = 1; static await = 2; static async async() { return 3; } }.await]; });
