const subclassPrototype = {};
const NewTarget = new Proxy(function () {}, { get: (_, key) => (key === "prototype" ? subclassPrototype : undefined) });
const p = Reflect.construct(Promise, [() => {}], NewTarget);
console.log(Object.getPrototypeOf(p) === subclassPrototype);
let ran = false;
const Throwing = new Proxy(function () {}, { get() { throw new RangeError("prototype"); } });
try { Reflect.construct(Promise, [() => { ran = true; }], Throwing); } catch (e) { console.log((e as Error).message, ran); }
for (const receiver of [undefined, 1, {}, Promise.prototype, Promise.resolve()]) try { (Promise as unknown as (this: unknown, f: unknown) => unknown).call(receiver, () => {}); } catch (e) { console.log((e as Error).name); }
