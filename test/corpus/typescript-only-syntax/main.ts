enum Color { Red, Green = 5, Blue } const enum K { A = "a" } interface I { x: number } type T = I & { y?: string };
abstract class Base<T> { constructor(protected readonly v: T, public n = 1) {} abstract get(): T; declare z: number; } class D extends Base<number> implements I { x!: number; get() { return this.v as number; } }
function over(a: string): string; function over(a: number): number; function over(a: unknown) { return a; }
const gen = <T,>(a: T) => a satisfies T; console.log(Color.Blue, Color[5], K.A, new D(3).get(), new D(2).n, over(1)!, gen<string>("g"), (<number>5), "z" in new D(1));
