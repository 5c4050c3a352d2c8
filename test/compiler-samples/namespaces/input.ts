namespace A.B {
	export const x = 1, y: number = x;
	export async function f(n = x) { await n; }
	export namespace C { export enum E { One = x } }
	function shadowed(x: number) { return x; }
	export interface T {}
}
namespace A { export import D = B.C; export const { z } = { z: D.E.One }; }
import short = A.B;
import unused = A.B;
declare namespace Gone { const x: number; }
namespace Types { export type T = 1; }
class K {} namespace K { export let z = short.x; }
enum E { P } enum E { Q = P + 1 }
