async function f(a: number, b: number) { return a + b; }
const arrow = async () => {}; const expression = async function named() { return named.name; };
const AsyncFunctionPrototype = Object.getPrototypeOf(f);
console.log(AsyncFunctionPrototype[Symbol.toStringTag], Object.getPrototypeOf(AsyncFunctionPrototype) === Function.prototype, Object.getPrototypeOf(arrow) === AsyncFunctionPrototype, f instanceof Function, f.constructor === AsyncFunctionPrototype.constructor, AsyncFunctionPrototype.constructor.name);
for (const one of [f, arrow, expression]) { console.log(one.name, one.length, Object.hasOwn(one, "prototype"), Object.hasOwn(one, "caller"), Object.hasOwn(one, "arguments"), Object.getOwnPropertyNames(one).sort().join()); console.log(JSON.stringify(Object.getOwnPropertyDescriptor(one, "name")), JSON.stringify(Object.getOwnPropertyDescriptor(one, "length"))); }
try { (f as never as { caller: unknown }).caller; } catch (e) { console.log((e as Error).name); }
try { (f as never as { arguments: unknown }).arguments; } catch (e) { console.log((e as Error).name); }
console.log(await expression(), Object.isExtensible(f), typeof f, f() instanceof Promise);
