async function* inner() { try { const x = yield "i1"; console.log("inner got", x); yield "i2"; return "ir"; } finally { console.log("inner done"); } }
async function* outer() { const r = yield* inner(); console.log("result", r); yield* [Promise.resolve("s1"), "s2"]; }
const it = outer(); for (const v of [0, "sent", 0, 0, 0]) { const r = await it.next(v as never); console.log(r.value, r.done); }
