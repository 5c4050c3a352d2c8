// What the consumer sends goes to the inner iterator, `next` is read once, results are passed on without unwrapping again.
const log: string[] = [];
const inner = { get next() { log.push("get next"); return (...v: unknown[]) => { log.push("next " + v.length + " " + String(v[0])); return { get done() { log.push("done"); return false; }, get value() { log.push("value"); return Promise.resolve("p"); } }; }; }, get return() { log.push("get return"); return (...v: unknown[]) => { log.push("return " + v.length + " " + String(v[0])); return { done: true, value: Promise.resolve("rp") }; }; }, get throw() { log.push("get throw"); return (...v: unknown[]) => { log.push("throw " + v.length + " " + String(v[0])); return { done: false, value: "t" }; }; } };
async function* g() { const r = yield* { get [Symbol.asyncIterator]() { log.push("get asyncIterator"); return (...v: unknown[]) => { log.push("call " + v.length); return inner; }; } } as never; log.push("result " + String(r)); }
const it = g();
const value = (await it.next("first" as never)).value; log.push("value is a promise: " + ((value as unknown) instanceof Promise));
await it.next("second" as never); log.push(String((await it.throw("e")).value)); const end = await it.return("bye" as never); log.push(String(end.value) + end.done);
console.log(log.join("\n"));
