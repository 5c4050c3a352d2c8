async function f(a: number, b = a + 1, { c = b * 2 } = {}, ...rest: number[]) { return [a, b, c, rest.length]; }
console.log(...(await f(1)), ...(await f(1, 5, { c: 0 }, 1, 2)));
