let f!: (v?: unknown) => void, r!: (v?: unknown) => void;
new Promise((a, b) => { f = a; r = b; });
for (const one of [f, r]) {
	console.log(one.length, JSON.stringify(one.name), "prototype" in one, Object.isExtensible(one), Object.getPrototypeOf(one) === Function.prototype);
	console.log(JSON.stringify(Object.getOwnPropertyNames(one)), JSON.stringify(Object.getOwnPropertyDescriptor(one, "name")), JSON.stringify(Object.getOwnPropertyDescriptor(one, "length")));
	try { Reflect.construct(Object, [], one); console.log("a constructor"); } catch (e) { console.log((e as Error).name); }
	console.log(one(1), one(2));
}
