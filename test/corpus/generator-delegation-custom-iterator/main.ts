const it = { [Symbol.asyncIterator]() { let n = 0; return { next(v: unknown) { console.log("next", v); return { value: n++, done: n > 2 }; }, return(v: unknown) { console.log("return", v); return { value: "rv", done: true }; } }; } };
async function* g() { const r = yield* it as never; console.log("r", r); } const a = g(); await a.next("a" as never); await a.next("b" as never); console.log((await a.next("c" as never)).done);
const b = g(); await b.next(); console.log((await b.return("q" as never)).value);
