// Async functions and classes with async members under computed keys of fields and literals take their name from the key.
const key = (text: string) => (console.log("key", text), text);
const symbol = Symbol("described");
class A {
	[key("arrow")] = async () => {};
	static [key("fixed")] = async function () {};
	[symbol]: unknown = async function* () {}
	[Symbol()] = async () => {};
	[key("typed")]?: () => Promise<void> = async () => {};
	[key("kept")] = async function own() {};
	[key("class")] = class { async m() {} };
	static [key("classFixed")] = class { static async m() {} static name2 = 1; };
	plain = 1; [key("after")] = (async () => {}) as () => Promise<void>
	last = 2;
}
const a = new A() as unknown as Record<PropertyKey, { name: string }>;
for (const name of ["arrow", symbol, "typed", "kept", "class", "after"]) console.log(String(name), JSON.stringify(a[name]?.name));
console.log(JSON.stringify(Object.getOwnPropertySymbols(a).map((one) => a[one]?.name)), (a as unknown as A).last);
const statics = A as unknown as Record<string, { name: string }>;
console.log(statics.fixed?.name, statics.classFixed?.name);
console.log(new A() !== (a as unknown), (new A() as unknown as typeof a).arrow?.name);
const make = (name: string) => class { [name] = async () => {}; inner = class { [name + "!"] = async () => {}; }; };
const [X, Y] = [make("x"), make("y")];
const show = (made: object): string => Object.values(made).map((value: { name: string }) => value.name).join();
console.log(show(new X()), show(new Y()), show(new X()), show(new (new Y().inner)()));
const literal = { [key("k")]: class { async m() {} }, [key("n")]: class { [key("inner")] = async () => {}; static name = "own"; }, [key("f")]: async () => {} };
console.log(literal.k?.name, literal.n?.name, literal.f?.name);
class Nested { [class { static [key("deep")] = async () => {}; static toString() { return "made"; } } as unknown as string] = async () => {}; }
console.log(show(new Nested()));
const Anonymous = class { [key("of anonymous")] = async () => {}; };
console.log(Anonymous.name, show(new Anonymous()));
class Base { [key("base")] = async () => {}; }
class Derived extends Base { [key("derived")] = async () => {}; #secret = async () => 1; get secret() { return this.#secret.name; } }
console.log(show(new Derived()), new Derived().secret);
const awaited = class { [await Promise.resolve("awaited")] = async () => {}; };
console.log(show(new awaited()));
