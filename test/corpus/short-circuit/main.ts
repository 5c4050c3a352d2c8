const f = async (v: unknown) => { console.log("eval", v); return v; };
console.log((await f(0)) || (await f(1)), (await f(0)) && (await f(2)), (await f(null)) ?? (await f(3)), true ? await f(4) : await f(5));
let o: { x?: number } | undefined; console.log(o?.[await f("skipped") as "x"]);
