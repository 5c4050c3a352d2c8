class Odd { static resolve(x: any) { return { then(ok: any, no: any) { console.log("then", x, typeof ok, typeof no); x === 2 ? no("two") : ok(x); } }; } constructor(run: any) { run((v: any) => console.log("resolved", JSON.stringify(v)), (e: any) => console.log("rejected", e)); } }
for (const name of ["race", "all", "any", "allSettled"] as const) { console.log(name); (Promise as any)[name].call(Odd, [1, 2]); }
console.log("end");
