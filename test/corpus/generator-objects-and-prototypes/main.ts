async function* g() { yield 1; }
const AsyncGeneratorFunctionPrototype = Object.getPrototypeOf(g), AsyncGeneratorPrototype = Object.getPrototypeOf(g.prototype), AsyncIteratorPrototype = Object.getPrototypeOf(AsyncGeneratorPrototype);
console.log(AsyncGeneratorFunctionPrototype[Symbol.toStringTag], AsyncGeneratorPrototype[Symbol.toStringTag], AsyncIteratorPrototype[Symbol.toStringTag]);
console.log(AsyncGeneratorFunctionPrototype.prototype === AsyncGeneratorPrototype, AsyncGeneratorPrototype.constructor === AsyncGeneratorFunctionPrototype, Object.getPrototypeOf(AsyncIteratorPrototype) === Object.prototype);
const show = (o: object, k: PropertyKey) => { const d = Object.getOwnPropertyDescriptor(o, k)!; console.log(String(k), typeof d.value, d.writable, d.enumerable, d.configurable); };
for (const k of ["next", "return", "throw", "constructor", Symbol.toStringTag]) show(AsyncGeneratorPrototype, k);
for (const k of ["constructor", "prototype", Symbol.toStringTag]) show(AsyncGeneratorFunctionPrototype, k);
for (const k of ["prototype", "name", "length"]) show(g, k);
for (const k of ["next", "return", "throw"]) console.log(AsyncGeneratorPrototype[k].name, AsyncGeneratorPrototype[k].length, "prototype" in AsyncGeneratorPrototype[k]);
const iterator = AsyncIteratorPrototype[Symbol.asyncIterator];
console.log(iterator.name, iterator.length, iterator.call(5), Object.getOwnPropertyNames(g.prototype).length, "constructor" in g.prototype);
try { new (g as never as new () => object)(); } catch (e) { console.log((e as Error).name); }
(g as { prototype: unknown }).prototype = null; console.log(Object.getPrototypeOf(g()) === AsyncGeneratorPrototype);
const own = {}; (g as { prototype: unknown }).prototype = own; console.log(Object.getPrototypeOf(g()) === own);
