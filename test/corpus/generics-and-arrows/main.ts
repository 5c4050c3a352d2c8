const f = async <T,>(x: T): Promise<T> => x; const g = async<T,>(x: T) => x; const h = (a: number): a is 5 => a === 5; const k = async function* <T>(this: void, x: T): AsyncGenerator<T> { yield x; };
console.log(await f(1), await g(2), h(5)); for await (const v of k(3)) console.log(v);
