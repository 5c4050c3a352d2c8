// Every function that promises and async generators make or have: length, name, descriptors, prototype, and that it is no constructor; bad receivers. What Node 20 lacks is left out.
type Any = any;
const tell = (name: string, f: Any): void => console.log(name, typeof f, typeof f === "function" ? [f.length, JSON.stringify(f.name), Object.isExtensible(f), Reflect.ownKeys(f).map(String).join(), "prototype" in f, Object.getPrototypeOf(f) === Function.prototype, Object.prototype.toString.call(f), (() => { try { new f(); return "new"; } catch (e) { return (e as Error).name; } })(), JSON.stringify(Object.getOwnPropertyDescriptors(f))].join(" ") : String(f));
const kept: Record<string, Any> = {};
new Promise((resolve, reject) => Object.assign(kept, { resolve, reject }));
class Cap { constructor(executor: Any) { kept.executor = executor; executor((v: Any) => v, (r: Any) => r); } static resolve(v: Any) { return v; } }
(Promise.resolve as Any).call(Cap, 1);
tell("resolve", kept.resolve); tell("reject", kept.reject); tell("executor", kept.executor);
for (const name of ["all", "allSettled", "any", "race"] as const) {
	(Promise[name] as Any).call(Cap, [{ then(f: Any, r: Any) { tell(`${name} 1`, f); tell(`${name} 2`, r); } }]);
	tell(name, Promise[name]);
}
Promise.prototype.finally.call({ constructor: Promise, then(f: Any, r: Any) { tell("finally 1", f); tell("finally 2", r); const p = f(5); p.then = function (g: Any, h: Any) { tell("thunk", g); tell("thrower?", h); return 1; }; } } as Any, () => ({ then() {} }) as Any);
class Spy extends Promise<Any> { then(f: Any, r: Any): Any { tell("spy 1", f); tell("spy 2", r); return super.then(f, r); } }
Promise.prototype.finally.call({ constructor: Spy, then(f: Any, r: Any) { f(1); r(2).catch?.(() => {}); } } as Any, () => 3 as Any);
for (const name of ["then", "catch", "finally"] as const) tell(name, Promise.prototype[name]);
for (const name of ["resolve", "reject"] as const) tell(name, Promise[name]);
tell("species", (Object.getOwnPropertyDescriptor(Promise, Symbol.species) as Any).get);
console.log(Reflect.ownKeys(Promise).filter((k) => k !== "try" && k !== "withResolvers").map(String).sort().join(), Reflect.ownKeys(Promise.prototype).map(String).join());
async function* g() {} const AG = Object.getPrototypeOf(g), AGP = AG.prototype, AIP = Object.getPrototypeOf(AGP), AF = Object.getPrototypeOf(async () => {});
for (const key of ["next", "return", "throw"]) tell(key, AGP[key]);
tell("asyncIterator", AIP[Symbol.asyncIterator]);
for (const [name, o] of Object.entries({ AG, AGP, AIP, AF, AGC: AG.constructor, AFC: AF.constructor } as Any) as Any) console.log(name, Reflect.ownKeys(o).filter((k) => k !== Symbol.asyncDispose).sort((a, b) => String(a) < String(b) ? -1 : 1).map((k: Any) => { const d = Object.getOwnPropertyDescriptor(o, k) as Any; return String(k) + [d.writable, d.enumerable, d.configurable, typeof d.value].join("/"); }).join(" "), Object.isExtensible(o), Object.prototype.toString.call(o), typeof o);
console.log(AF.constructor.name, AF.constructor.length, AG.constructor.name, AG.constructor.length, Object.getPrototypeOf(AF.constructor) === Function, Object.getPrototypeOf(AG.constructor) === Function, AF.constructor.prototype === AF, AG.constructor.prototype === AG);
console.log(typeof (globalThis as Any).AsyncFunction, typeof (globalThis as Any).AsyncGeneratorFunction);
console.log(JSON.stringify(Object.getOwnPropertyDescriptor(Symbol, "asyncIterator")), String(Symbol.asyncIterator));
for (const bad of [undefined, null, 1, "s", {}, function () {}, g, g.prototype, (function* (): Any {})()]) for (const key of ["next", "return", "throw"]) { const p = AGP[key].call(bad, 1); console.log(key, p instanceof Promise, await p.then(() => "fine", (e: Any) => e.name)); }
try { (Promise as Any)(() => {}); } catch (e) { console.log((e as Error).name); }
for (const self of [undefined, null, 1, {}, Object.create(Promise.prototype)]) try { (Promise as Any).call(self, () => {}); } catch (e) { console.log((e as Error).name); }
const poisoned = new Proxy(function () {}, { get(_, k) { if (k === "prototype") throw new RangeError("prototype"); } }) as Any;
try { Reflect.construct(Promise, [() => {}], poisoned); } catch (e) { console.log((e as Error).message); }
