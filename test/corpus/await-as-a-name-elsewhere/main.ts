// In a module `await` is reserved, but not as a property or method name.
const o = { await: 1, async await() { return this.await.name; } } as never as { await: { (): Promise<string>; name: string } };
class C { static await = 3; await = 4; async = 5; of = 6; get = 7; static async = 8; }
const async = 9, of = 10, get = 11, set = 12; console.log(await o.await(), C.await, new C().await, new C().async, C.async, async, of, get, set);
for await (const async of [1]) console.log(async); for (const of of [3]) console.log(of); const f = async (async: number) => async; console.log(await f(2)); const g = async (of: number) => { for await (of of [of + 1]); return of; }; console.log(await g(1));
var yield_ = async function () { return "n"; }; console.log(await yield_());
