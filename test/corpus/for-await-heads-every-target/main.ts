// What a for await head may bind or assign: every kind of target and pattern, with what is evaluated when, and closing by errors of the head.
type Any = any;
const log: string[] = [];
const say = <T>(text: string, value: T): T => (log.push(text), value);
async function* items(...list: Any[]) { try { for (const item of list) yield item; } finally { log.push("closed"); } }
const out = (label: string): void => { console.log(label, log.join()); log.length = 0; };
const o: Any = { set s(v: Any) { log.push(`set ${v}`); }, n: {} };
let x: Any, y: Any, rest: Any;
for await (x of items(1, 2)) say(`x${x}`, 0); out("name");
for await (o.p of items(1)) say(`p${o.p}`, 0); out("member");
for await (o[say("key", "q")] of items(1, 2)) say(`q${o.q}`, 0); out("computed");
for await (o[await Promise.resolve("late")] of items(3)) say(`late${o.late}`, 0); out("awaited key");
for await (o.s of items(4)) {} out("setter");
for await ([x, y = say("default", 9)] of items([1], [1, 2])) say(`${x}${y}`, 0); out("array");
for await ([x = await Promise.resolve(5), ...rest] of items([], [1, 2, 3])) say(`${x}/${rest.length}`, 0); out("awaited default");
for await ({ x, y: o.n.y, ...rest } of items({ x: 1, y: 2, z: 3 })) say(`${x}${o.n.y}${Object.keys(rest)}`, 0); out("object");
for await ({ [say("k", "x")]: x = say("d", 1) } of items({}, { x: 2 })) say(`x${x}`, 0); out("computed pattern");
for await ([[x], { y: [y] = [7] } = {} as Any] of items([[1]], [[2], { y: [3] }])) say(`${x}${y}`, 0); out("nested");
for await (const [a, , b = a] of items([1, 2], "xyz")) say(`${a}${b}`, 0); out("const");
for await (let { length } of items("abc", [1])) { length++; say(`l${length}`, 0); } out("let");
for await (var v of items(1, 2)) say(`v${v}`, 0); out(`var ${v}`);
for await (const f of items(1, 2)) queueMicrotask(() => log.push(`closure ${f}`)); await null; await null; out("closures");
for await ((x as Any) of items(8)) say(`as${x}`, 0); out("as");
for await ([(x as Any), o!.w] of items([1, 2])) say(`${x}${o.w}`, 0); out("as in a pattern");
for await ([x = async () => {}, y = class {}] of items([])) say(`${x.name}/${y.name}`, 0); out("names");
class P { #a: Any; static b: Any; async run() { for await (this.#a of items(1)) log.push(`#a${this.#a}`); for await ([this.#a, P.b] of items([2, 3])) log.push(`${this.#a}${P.b}`); } }
await new P().run(); out("private");
class Q { set t(v: Any) { log.push(`super t ${v}`); } } class R extends Q { async run() { for await (super.t of items(1)) {} for await ([super.t] of items([2])) {} } }
await new R().run(); out("super");
const fails: Record<string, () => Promise<void>> = {
	"no object": async () => { for await (const { a } of items(null)) log.push("not here"); },
	"no iterable": async () => { for await (const [a] of items(5)) log.push("not here"); },
	"const assigned": async () => { const c = 1; for await ((c as Any) of items(1)) log.push("not here"); },
	"setter throws": async () => { const t = { set s(_: Any) { throw new Error("setter"); } }; for await (t.s of items(1)) log.push("not here"); },
	"default throws": async () => { for await (const [a = (() => { throw new Error("default"); })()] of items([])) log.push("not here"); },
	"default rejects": async () => { for await (const [a = await Promise.reject(new Error("rejects"))] of items([])) log.push("not here"); },
	"dead zone": async () => { for await (const a of items((() => 1)(), 2)) { const f = () => a; log.push(String(f())); } },
	"head in dead zone": async () => { for await (const a of (() => [a])() as Any) log.push("not here"); },
	"key throws": async () => { for await (o[(() => { throw new Error("key"); })()] of items(1)) log.push("not here"); },
	"symbol target": async () => { for await (Object.freeze({ z: 1 } as Any).z of items(1)) log.push("not here"); },
};
for (const [name, run] of Object.entries(fails)) { await run().then(() => log.push("fine"), (e: Any) => log.push(e.name === "Error" ? e.message : e.name)); out(name); }
async function* inner() { for await (const x of items(1, 2)) { const got: Any = yield x; log.push(String(got)); if (got === "stop") return "r"; } }
const g = inner(); await g.next(); await g.next("go"); log.push(JSON.stringify(await g.next("stop"))); out("in a generator");
const h = inner(); await h.next(); log.push(JSON.stringify(await h.return("early" as Any))); out("returned");
const t = inner(); await t.next(); await t.throw(new Error("in")).catch((e) => log.push(e.message)); out("thrown into");
