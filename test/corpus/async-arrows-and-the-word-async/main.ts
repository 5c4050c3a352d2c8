// Arrows whose parameters are called like words, and `async` where it is a name.
type Any = any;
const t = async (name: string, f: () => Any): Promise<void> => { try { const v = await f(); console.log(name, typeof v === "object" && v !== null ? JSON.stringify(v) : String(v)); } catch (e) { console.log(name, "threw", (e as Any)?.name ?? String(e), (e as Any)?.name === "Error" ? (e as Any).message : ""); } };
await t("async arrow heads", async () => { const f = async (of: Any) => of, g = async of => (of as Any), h = async async => (async as Any), i = async () => async; var async: Any = 4; return [await f(1), await g(2), await h(3), await i(), (async as Any) + 1]; });
await t("async as a name", async () => { var async: Any = (...a: Any[]) => a.length; return [async(), async(1, 2), async (3), async
(4), async?.(5), async.name, `${async}`.length > 0]; });
await t("async arrow precedence", async () => { const a = async (x: Any) => x ? async () => 1 : async () => 2; return [await (await a(1))(), await (await a(0))(), await (async x => { return x; })(3), typeof (async () => {}), (async () => {}) instanceof Function]; });
await t("object literal arrow", async () => [await (async () => ({ a: 1 }))(), await (async () => [])(), await (async () => {})(), await (async () => { })(), await (async () => (1, 2))()]);
await t("arrow body is a sequence and in", async () => [await (async () => ("a" in { a: 1 }))(), await (async (x: Any = "b" in { a: 1 }) => x)()]);
