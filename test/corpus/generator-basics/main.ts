async function* g() { console.log("start"); const got = yield 1; console.log("got", got); yield 2; return 3; }
const it = g(); console.log("made"); for (const v of [undefined, "sent", undefined, undefined]) { const r = await it.next(v as never); console.log(r.value, r.done); }
