// The order in which keys, heritage, defaults and initialisers are computed in classes and literals with async members, also with await in them.
const log = (text: string): string => (console.log(text), text);
const later = async (text: string): Promise<string> => (await null, log(text));
class Base { constructor() { log("Base made"); } }
const C = class extends (log("heritage"), Base) {
	[log("k1")] = log("v1");
	static [log("k2")] = log("v2");
	async [log("k3")](a = log("default of k3")) { return a; }
	static async *[log("k4")](a = log("default of k4")) { yield a; }
	get [log("k5")]() { return 1; }
	static { log("static block"); }
	#p = log("private");
	static #q = log("static private");
	async #m() { return this.#p; }
	static async n() { return this.#q; }
	[await later("k6")] = log("v6");
	async [`${await later("k7")}`]() { return super.toString === Object.prototype.toString; }
	call() { return this.#m(); }
};
const c = new C() as any;
console.log(await c.k3(), await c.k7(), await c.call(), await C.n());
const g = (C as any).k4();
log("made");
console.log((await g.next()).value);
const o: any = { [log("o1")]: await later("v of o1"), async [log("o2")]() { return log("o2 called"); }, async *[await later("o3")]() { yield log("o3 called"); }, get [log("o4")]() { return 4; }, ...(log("spread"), {}), [log("o5")]: async () => log("o5 called") };
await o.o2(); await o.o3().next(); await o.o5();
const odd = { [Symbol.toPrimitive](hint: string) { log("hint " + hint); return "prim"; } } as any;
const keyed: any = { async [odd]() {}, [odd]: async () => {} };
console.log(Object.keys(keyed).join(), keyed.prim.name);
class Keyed { async [odd]() {} static async *[odd]() {} [odd] = async () => 1; }
console.log(Object.getOwnPropertyNames(Keyed.prototype).join(), (Keyed as any).prim.name, (new Keyed() as any).prim.name);
try { class Bad { async [(() => { throw new Error("key"); })()]() {} static x = log("not here"); } } catch (error) { log((error as Error).message); }
try { class Bad { static async ["prototype"]() {} } } catch (error) { log((error as Error).name); }
console.log([o[log("object")], o[await later("a")], log("b")].length, (log("callee"), async (..._: unknown[]) => "called")(log("arg 1"), await later("arg 2"), ...[log("spread arg")]) instanceof Promise);
let x = 1; const f = async () => { x += await (x = 10, 5); return x; }; console.log(await f());
const t = { v: 1 }; const h = async () => (t[log("target") as "v"] = (await later("value")) as never); await h(); console.log(Object.keys(t).join());
