import { expect, test } from "vitest";
import { compile } from "../../engine";

/** What the language forbids before a program runs (early errors), in the areas that the compiler lowers. */
const REFUSED: Record<string, string[]> = {
	"names that are reserved": [
		"async function f() { let await = 1; }",
		"async function f() { await: 1; }",
		"async function f(await) {}",
		"(async (await) => {})",
		"async function* g() { let yield = 1; }",
		"async function* g(yield) {}",
		"const await = 1;",
		"function f() { await 1; }",
		"function* g() { await 1; }",
		"async function f() { function inner() { await 1; } }",
		"async function f() { (await) = 1; }",
		"async function f() { return await; }",
		"async function f() { await 1 = 2; }",
		"async function f() { await x++; ++await x; }",
	],
	parameters: [
		"async function f(a, a) {}",
		"async (a, a) => {}",
		"async function f(...a, b) {}",
		"async function f(...a,) {}",
		"async function f(...[a] = []) {}",
		"async function f(a = await 1) {}",
		"(async (a = await 1) => {})",
		"async function* g(a = yield) {}",
		"async function f(a) { let a; }",
		"async (a) => { let a; }",
		'async function f(a = 1) { "use strict"; }',
		"async function f(eval) {}",
		"async function f(arguments) {}",
		"async function f(a = super.b) {}",
		"async function f(a = super()) {}",
	],
	bodies: [
		"async function f() { super(); }",
		"async function f() { super.x; }",
		"class C { async constructor() {} }",
		"class C { async *constructor() {} }",
		"class C { async get x() {} }",
		"class C { async #constructor() {} }",
		"({ async get x() {} })",
		"({ async x: 1 })",
		"async function f() { break; }",
		"async function f() { yield 1; }",
		"label: async function f() {}",
		"if (1) async function f() {}",
		"async\nfunction f() { await 1; }",
		"const f = async\n() => {};",
		"const f = async () \n => {};",
		"\\u0061sync function f() {}",
		"async function eval() {}",
		"async function f() {} let f;",
	],
	"heads of for await": [
		"for await (const x in {}) ;",
		"for await (let x = 1; ; ) ;",
		"for await (const x = 1 of []) ;",
		"for await (let of []) ;",
		"for await (const [a, a] of []) ;",
		"for await (const x of 1, 2) ;",
		"for await (f() of []) ;",
		"for await (const x of []) const y = 1;",
		"function f() { for await (const x of []) ; }",
		"for await (const x of []) { var x; }",
		"for await (let let of []) ;",
		"for await (async of []) label: async function f() {}",
	],
	using: [
		"using a;",
		"await using a;",
		"for (using of of []) ;",
		"{ using {} = {}; }",
		"{ await using [a] = []; }",
		"for (using x in {}) ;",
		"for (using x = null of []) ;",
		"switch (1) { case 1: using x = null; }",
		"switch (1) { default: await using x = null; }",
		"function f() { await using x = null; }",
		"if (1) using x = null;",
		"label: using x = null;",
		"export using x = null;",
	],
};

for (const [area, programs] of Object.entries(REFUSED))
	test.each(programs)(`${area}: %j is refused with its place`, (source) => {
		const { program, diagnostics } = compile(source);
		expect(program).toBeNull();
		expect(diagnostics[0]?.line).toBeGreaterThan(0);
	});

test.each([
	"const o = { await: 1, async: 2, get: 3 }; o.await; o.async;",
	"var async = 1; async\nfunction f() {}",
	"async function f() { return await (async () => {})(); }",
	"for await (const async of []) ;",
	"let using = 1; using[0];",
	"{ using of = null; }",
	"let using = [1], a = 0; { using [a] = 2; }",
	"for (await using of of []) ;",
	"async (a, b,) => {}",
	"class C { async\nm() {} }",
])("%j is a program", (source) => {
	expect(compile(source).diagnostics).toEqual([]);
});
