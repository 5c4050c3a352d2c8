const show = (o: object, k: PropertyKey) => { const d = Object.getOwnPropertyDescriptor(o, k)!; console.log(String(k), "value" in d ? `${typeof d.value} ${d.writable}` : `${typeof d.get} ${typeof d.set}`, d.enumerable, d.configurable); };
for (const k of ["prototype", "name", "length", "all", "allSettled", "any", "race", "resolve", "reject", Symbol.species]) show(Promise, k);
for (const k of ["constructor", "then", "catch", "finally", Symbol.toStringTag]) show(Promise.prototype, k);
for (const k of ["all", "resolve"] as const) { show(Promise[k], "name"); show(Promise[k], "length"); console.log("prototype" in Promise[k]); try { Reflect.construct(Object, [], Promise[k]); console.log("constructor"); } catch (e) { console.log((e as Error).name); } }
console.log(Object.isExtensible(Promise), Object.getPrototypeOf(Promise) === Function.prototype, Object.getPrototypeOf(Promise.prototype) === Object.prototype, Promise.prototype.constructor === Promise);
