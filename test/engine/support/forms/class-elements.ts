/** A member of a class that stands beside others: an async one, and what it stands among. */
export type Neighbour = { name: string; code: string };

/** Members that are declared one after the other, and how an instance is asked for what no key shows. */
export type Elements = { name: string; members: readonly string[]; asked?: string };

/** Beside which members the elements stand. Each is asked as `m`, of the class or of an instance. */
export const neighbours: readonly Neighbour[] = [
	{ name: "an async method", code: "async m() { return 42; }" },
	{ name: "an async generator", code: "async *m() { yield 42; }" },
	{ name: "a static async method", code: "static async m() { return 42; }" },
	{ name: "a static async generator", code: "static async *m() { yield 42; }" },
	{ name: "a private async method", code: "async #p() { return 42; } m() { return this.#p(); }" },
	{ name: "a private async generator", code: "async *#p() { yield 42; } m() { return this.#p(); }" },
	{ name: "a private static async method", code: "static async #p() { return 42; } static m() { return this.#p(); }" },
	{ name: "a private static async generator", code: "static async *#p() { yield 42; } static m() { return this.#p(); }" },
	{ name: "a computed async method", code: "async ['m']() { return 42; }" },
	{ name: "a computed static async generator", code: "static async *['m']() { yield 42; }" },
	{ name: "an async method that uses super", code: "async m() { return typeof super.toString; }" },
	{
		name: "a static block",
		code: "static { Promise.resolve().then(async () => say('block')); } static async m() { return 42; }",
	},
	{ name: "a generator", code: "*m(): Any { yield 42; }" },
];

export const elements: readonly Elements[] = [
	{
		name: "fields",
		members: ["a: Any", "b: Any = 42", "c: Any = async () => this", "static: Any", "async: Any", "get: Any = 1", "set: Any"],
	},
	{
		name: "fields named by strings and numbers",
		members: ["'a': Any", '"b c": Any = 42', "'d': Any = async function () {}", "10: Any = 'ten'", "1e3: Any"],
	},
	{
		name: "static fields",
		members: [
			"static a: Any",
			"static b: Any = 42",
			"static c: Any = async () => this",
			"static 'd e': Any = async function* () {}",
			"static async: Any",
			"static static: Any = 1",
			"static get: Any",
		],
	},
	{
		name: "computed fields",
		members: [
			"[say('key', x)]: Any = 42",
			"[10]: Any = 'meep'",
			"['not initialized']: Any",
			"[say('key', 'f')]: Any = async () => {}",
			"[sym]: Any = async function () {}",
		],
	},
	{
		name: "computed static fields",
		members: [
			"static [say('key', x)]: Any = 42",
			"static ['g']: Any = async function* () {}",
			"static [sym]: Any = async () => {}",
			"['i']: Any = say('instance', 1)",
		],
	},
	{
		name: "computed methods",
		members: [
			"[x]() { return 1; }",
			"async [say('key', 'n')]() { return 2; }",
			"static async *[sym]() { yield 3; }",
			"get [`g${1}`]() { return 4; }",
		],
	},
	{
		name: "private fields",
		members: [
			"#x: Any",
			"#y: Any = 42",
			"#z: Any = async () => this.#y",
			"async use() { this.#x = 1; return [this.#x, this.#y, await this.#z(), #x in this]; }",
		],
		asked: "await i.use()",
	},
	{
		name: "private methods",
		members: [
			"#x() { return 1; }",
			"async #y(v: Any) { return [v, this.#x()]; }",
			"async *#z() { yield* [1, 2]; return this.#x(); }",
			"async use() { const all: Any[] = []; for await (const v of this.#z()) all.push(v); return [all, await this.#y(3), this.#y === this.#y, this.#y.name, this.#z.name, #y in this, #z in ({} as Any)]; }",
		],
		asked: "await i.use()",
	},
	{
		name: "private static methods",
		members: [
			"static #x() { return 1; }",
			"static async #y(v: Any) { return [v, this.#x()]; }",
			"static async *#z() { yield await C.#y(2); }",
			"static async use() { return [await this.#y(1), (await this.#z().next()).value, #y in this, #z in ({} as Any), this.#z.name]; }",
		],
		asked: "await (C as Any).use()",
	},
	{
		name: "private accessors",
		members: [
			"get #x() { return this.#f; }",
			"set #x(v: Any) { this.#f = v; }",
			"static get #s() { return 's'; }",
			"#f: Any = 1",
			"async use() { this.#x = await 5; this.#x += await 1; return [this.#x, C.#s]; }",
		],
		asked: "await i.use()",
	},
	{
		name: "private names of other objects",
		members: [
			"async #x() { return 1; }",
			"static async #s() { return 2; }",
			"async use(): Promise<Any> { return [await C.try(() => ({} as C).#x()), await C.try(() => (class extends C {} as Any).#s()), await this.#x.call(null as Any)]; }",
			"static async try(f: Any) { try { return await f(); } catch (error) { return error; } }",
		],
		asked: "await i.use()",
	},
	{
		name: "private methods cannot be assigned",
		members: [
			"async #x() { return 1; }",
			"async *#g() {}",
			"async use() { const out: Any[] = []; for (const f of [() => { (this as Any).#x = 1; }, () => { (this as Any).#g = 1; }]) try { f(); } catch (error) { out.push(error); } return out; }",
		],
		asked: "await i.use()",
	},
	{
		name: "private names in inner classes and arrows",
		members: [
			"#x: Any = 'outer'",
			"async #y() { return class { #x = 'inner'; async get(o: C) { return [this.#x, await (async () => o.#own())()]; } }; }",
			"async #own() { return this.#x; }",
			"async use() { const D = await this.#y(); return new D().get(this); }",
		],
		asked: "await i.use()",
	},
	{
		name: "private names that unicode allows",
		members: [
			"#$: Any = 1",
			"#_: Any = 2",
			"#\\u{6F}: Any = 3",
			"#℘: Any = 4",
			"async #ZW_\\u200C_NJ() { return 5; }",
			"async *#ಠ_ಠ() { yield 6; }",
			"async use() { return [this.#$, this.#_, this.#o, this.#℘, await this.#ZW_\\u200C_NJ(), (await this.#ಠ_ಠ().next()).value]; }",
		],
		asked: "await i.use()",
	},
	{
		name: "methods called like words",
		members: [
			"async await() { return 1; }",
			"async get() { return 2; }",
			"async set() { return 3; }",
			"async static() { return 4; }",
			"async async() { return 5; }",
			"async *yield() { yield 6; }",
			"static async async() { return 7; }",
			"static async get() { return 8; }",
		],
		asked:
			"[await i.await(), await i.get(), await i.set(), await i.static(), await i.async(), (await i.yield().next()).value, await (C as Any).async(), await (C as Any).get()]",
	},
	{
		name: "accessors beside",
		members: [
			"get g() { return say('get', 1); }",
			"set g(v: Any) { say('set'); }",
			"static get s() { return async () => this; }",
			"async 'quoted'() {}",
			"async 10() {}",
		],
	},
	{
		name: "a constructor",
		members: [
			"constructor() { say('constructor'); this.made = async () => new.target; }",
			"made: Any = say('field', 0)",
			"later: Any = say('field', 1)",
		],
		asked: "(await i.made()) === C",
	},
	{
		name: "the same name twice",
		members: ["async n() { return 1; }", "n(): Any { return 2; }", "static async *s() {}", "static async s() { return 3; }"],
		asked: "[i.n(), await (C as Any).s()]",
	},
	{
		name: "a static method used by static fields",
		members: [
			"static first: Any = C.later()",
			"static async later() { return 1; }",
			"static second: Any = C.walk()",
			"static async *walk() { yield 2; }",
		],
		asked: "[await (C as Any).first, (await (C as Any).second.next()).value]",
	},
];

/** Members a line each; a line that would go on with the one before it gets a semicolon in front. */
const lines = (members: readonly string[], comment = ""): string =>
	members.map((member, i) => (i > 0 && /^[[*]/.test(member) ? `;${member}` : member)).join(`${comment}\n`);

/** How elements and neighbours are laid out. */
export const layouts: readonly [name: string, lay: (neighbour: string, members: readonly string[]) => string][] = [
	["after, on the same line", (n, e) => `${n} ${e.join("; ")};`],
	["after a semicolon", (n, e) => `${n}; ${e.join("; ")}`],
	["before, on the same line", (n, e) => `${e.join("; ")}; ${n}`],
	["before, with a line for a semicolon", (n, e) => lines([...e, n])],
	["stacked", (n, e) => `${e.join(";\n")};\n${n}\nlast: Any = 1;\nafter: Any`],
	["among others", (n, e) => `${e.slice(0, 1).join()}; ${n}; ${e.slice(1).join("; ")}; async m2() { return 39; } d: Any = 43`],
	["wrapped in semicolons", (n, e) => `;;;;\n;;;;;; ${e.join(";;;")}; ;;;;;\n${n};;;;;`],
	["after comments and lines", (n, e) => `/* a [ */ ${n} // b }\n${lines(e, " // c")}`],
];
