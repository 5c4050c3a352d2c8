for (const constructor of [undefined, null, 1, "text", {}, { [Symbol.species]: undefined }, { [Symbol.species]: null }, { [Symbol.species]: 5 }, { [Symbol.species]: () => {} }]) {
	const p = Promise.resolve("v");
	(p as { constructor: unknown }).constructor = constructor;
	try { const q = p.then((v) => v); console.log(typeof constructor, q instanceof Promise, await q); } catch (e) { console.log(typeof constructor, (e as Error).name); }
}
const poisoned = Promise.resolve(1);
Object.defineProperty(poisoned, "constructor", { value: { get [Symbol.species]() { throw new RangeError("species"); } } });
try { poisoned.then(); } catch (e) { console.log((e as Error).message); }
try { poisoned.finally(() => {}); } catch (e) { console.log((e as Error).message); }
console.log(Promise[Symbol.species as never] === Promise, Object.getOwnPropertyDescriptor(Promise, Symbol.species)!.get!.name);
