interface I { x: number }
type U = I | string;
declare const d: number;
abstract class A<T> implements I { abstract y: T; x = 1; declare z: string; constructor(private readonly p: number, q?: string) { } m?(): void; over(a: string): void; over(a: unknown) { } [k: string]: unknown }
function f(this: A<number>, a: string, b?: number): asserts a is "x" { }
const g = (x: {
	a: 1;
}): {
	b: 2;
} => ({ b: 2 }) as never;
const h = <const T,>(x: T) => x!;
import type { Task } from "interleave";
export type { I };
let v = <number>(1 as unknown);
