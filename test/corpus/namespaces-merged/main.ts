namespace A.B.C { export const v = 1; }
namespace A.B { export const w = C.v + 1; export import alias = C; export const viaAlias = alias.v; }
import short = A.B.C;
import unused = A.B;
console.log(short.v, A.B.w, A.B.alias.v, A.B.viaAlias, Object.keys(A.B).join());
class K { static s = 1; }
namespace K { export const extra = K.s + 1; export let count = 0; export function up() { return ++count; } }
console.log(K.extra, typeof K, K.name, K.up(), K.count);
async function g() { return 1; }
namespace g { export const meta = "m"; }
console.log(await g(), g.meta);
function fn() { return fn.val; }
namespace fn { export const val = 8; }
console.log(fn());
enum Colour { Red, Green }
namespace Colour { export function mix() { return Colour.Red + Colour.Green; } }
console.log(Colour.mix(), Colour[1]);
namespace Once { export let n = 1; export const more = () => { n += 1; return n; }; }
namespace Once { export const seen = [n, more()].join(); export function shadow(n: number) { return n; } }
console.log(Once.seen, Once.n, Once.shadow(3));
namespace Async { export let log = ""; export async function* each(n: number) { for (let i = 0; i < n; i++) { await null; log += i; yield i; } } }
for await (const i of Async.each(2)) console.log(i, Async.log);
