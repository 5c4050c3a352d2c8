namespace Geometry {
  export const unit = 1;
  export let count = 0, label: string = "l", { a, b: [c, d = 4] } = { a: 1, b: [2] } as any;
  export function area(w: number, h = unit): number { count++; return w * h; }
  export async function later(x: number) { await null; count += 10; return x + unit; }
  export class Point { constructor(public x = unit) {} norm() { return Math.abs(this.x) * count; } }
  export enum Kind { A, B = A + 5 }
  export namespace Inner { export const deep = unit + 1; export const f = () => deep + count; namespace Hidden { export const z = 3; } export const z = Hidden.z; }
  function hidden(unit: number) { return unit * 100; }
  export const h = hidden(2);
  export interface T { x: number }
  export type U = T;
  ({ count } = { count: 5 });
  ({ count = 7 } = {} as any);
  { const unit = 50; label = "x" + unit; }
  count++;
}
namespace Geometry { export const twice = unit * 2; export const viaArea = area(3); export let p = new Point(9); }
console.log(Geometry.area(3), Geometry.count, Geometry.label, Geometry.a, Geometry.c, Geometry.d, Geometry.twice, Geometry.viaArea, Geometry.p.norm());
console.log(await Geometry.later(1), Geometry.count, Geometry.Kind.B, Geometry.Kind[5], Geometry.Inner.deep, Geometry.Inner.f(), Geometry.Inner.z, Object.keys(Geometry).join());
namespace A.B.C { export const v = 1; }
namespace A.B { export const w = C.v + 1; export import alias = C; export const viaAlias = alias.v; }
namespace Gen { export function* it() { yield* [1, 2]; } export async function* ait() { yield 1; await null; yield 2; } }
for await (const v of Gen.ait()) console.log(v);
console.log(...Gen.it());
declare namespace Gone { const x: number; }
namespace OnlyTypes { export type X = 1; export interface Y {} }
console.log(typeof (globalThis as any).OnlyTypes);
