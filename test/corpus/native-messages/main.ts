const t = async (label: string, f: () => unknown) => { try { console.log(label, String(await f())); } catch (e) { console.log(label, String(e)); } };
const P = Promise as any;
await t("1", () => P(() => {}));
for (const v of [1, undefined, null, {}, () => {}, true, 1n, Symbol("x"), Promise.resolve()]) for (const m of ["all", "race", "any", "allSettled"]) await t("it " + m + " " + typeof v, () => P[m](v));
await t("2", () => new P(5)); await t("3", () => new P()); await t("4", () => new P({})); await t("4b", () => new P("s")); await t("4c", () => new P([1])); await t("4d", () => new P(null));
await t("5", () => P.all.call(undefined, [])); await t("6", () => P.all.call(1, [])); await t("7", () => P.resolve.call(1)); await t("8", () => P.reject.call(undefined, 1)); await t("9", () => P.race.call({}, []));
await t("10", () => P.prototype.then.call(1)); await t("11", () => P.prototype.finally.call(1)); await t("12", () => P.prototype.catch.call(1)); await t("12b", () => P.prototype.then.call({})); await t("12c", () => P.prototype.then.call([1]));
await t("13", () => { const p: any = new P((r: any) => setTimeout(() => r(p), 1)); return p; });
function Cap(this: any, ex: any) { ex(function (this: any) { console.log("this", this === undefined); }, function (this: any) { console.log("this", this === undefined); }); }
Promise.reject.call(Cap as any, 1); Promise.resolve.call(Cap as any, 1); (P.all as any).call(Object.assign(Cap, { resolve: (x: any) => Promise.resolve(x) }), []);
const af = async () => {}; async function an() {} const ob = { async m() {} }; class Cl { async m() {} async #p() {} static async s() {} }
await t("20", () => new (af as any)()); await t("21", () => new (an as any)()); await t("22", () => new (ob.m as any)()); await t("23", () => new (Cl.prototype.m as any)());
await t("26", async () => { const u: any = undefined; await u(); }); await t("27", async () => { const u: any = {}; await u.foo(); }); await t("28", async () => { const u: any = undefined; await u.foo.bar(); });
await t("29", async () => { await (5 as any)(); });
const pa = async ({ a }: any) => a; await t("30", () => pa(undefined)); await t("31", () => pa(null)); const pb = async ([a]: any) => a; await t("32", () => pb(undefined)); await t("33", () => pb(5)); async function pc({ a: { b } }: any) { return b; } await t("34", () => pc({}));
class Pm { async m({ a }: any) { return a; } } await t("35", () => new Pm().m(undefined)); const po = { async m([a]: any) { return a; } }; await t("36", () => po.m({}));
await t("39", async () => { const o: any = { a: {} }; for await (const x of o.a) x; });

await t("42", async () => { (await null as any).foo; }); await t("43", async () => { (await undefined as any).foo(); });
await t("44", async () => { for (const x of (await 5) as any) x; }); await t("45", async () => { const f: any = await 5; f(); });
async function* ag() { yield* 5 as any; }
await t("48", () => (ag.prototype as any).next.call(1)); await t("49", () => new (ag as any)());

await t("52", () => { const x: any = 1; return x.then(); }); await t("53", async () => { const s: any = {}; s.a.b.c = await 1; });

await t("56", async () => { const o: any = {}; o.f = 1; await o.f(); }); await t("58", async () => (class { static async m() { return super.nope(); } } as any).m());
await t("61", () => Cl.prototype.m.call(undefined as any));
setTimeout(function (this: any) { console.log("timer this", typeof this); }, 1); queueMicrotask(function (this: any) { console.log("micro this", this === undefined); });
await new Promise((r) => setTimeout(r, 5));
console.log(new Date().constructor === Date, Date.length, Date.name, typeof Date(), new Date(5) instanceof Date, Object.getOwnPropertyNames(Date).join());
console.log(Promise.length, Promise.name, Object.getOwnPropertyNames(Promise).sort().join(), Object.getOwnPropertyNames(Promise.prototype).sort().join());
class Sub extends Promise<number> {} console.log(new Sub((r) => r(1)) instanceof Sub, Sub.resolve(1) instanceof Sub, new Sub((r) => r(1)).then(() => 1) instanceof Sub);
